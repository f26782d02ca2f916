// How the server is asked, and what is said when that goes wrong.

/** What kept the server from answering, in words; `errors` has the messages of single fields. */
export class Refusal extends Error {
    constructor(message, errors = {}) {
        super(message);
        this.errors = errors;
    }
}

/** Asks the server; answers are as `fetch` gives them, anything but success is a Refusal. */
export async function ask(path, options) {
    let response;
    try {
        response = await fetch(path, options);
    } catch (error) {
        throw error.name === "AbortError" ? error : new Refusal("The server cannot be reached. Is it still running?");
    }

    if (response.ok)
        return response;
    const problem = await response.json().catch(() => ({}));
    throw new Refusal(problem.detail ?? problem.title ?? `The server answered ${response.status} ${response.statusText}.`, problem.errors);
}

/** The server-sent events of a response as they arrive: `{ name, data }`. EventSource cannot POST. */
export async function* eventsOf(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
        let part;
        try {
            part = await reader.read();
        } catch (error) {
            throw error.name === "AbortError" ? error : new Refusal("The connection to the server broke.");
        }

        if (part.done)
            return;
        const events = (text + part.value).replaceAll("\r\n", "\n").split("\n\n");
        text = events.pop();
        yield* events.map(parse);
    }
}

function parse(event) {
    const fields = event.split("\n").map(line => line.split(/: ?(.*)/s, 2));
    const all = name => fields.filter(field => field[0] === name).map(field => field[1] ?? "");
    return { name: all("event").at(-1) ?? "message", data: JSON.parse(all("data").join("\n") || "null") };
}
