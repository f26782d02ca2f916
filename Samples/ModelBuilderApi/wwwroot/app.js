// The page: a form that predicts, and a retraining that is watched.

import { ask, eventsOf, Refusal } from "./http.js";
import { Field } from "./form.js";
import { LossCurve, shorten } from "./curve.js";

const $ = id => document.getElementById(id);
const curve = new LossCurve($("curve"));
const epochs = new Field({ name: "epochs", label: "Epochs", kind: "number", example: 1000 });
let fields = [];
let asked = 0;

$("form").addEventListener("submit", event => {
    event.preventDefault();
    predict({ focus: true });
});
$("form").addEventListener("input", () => $("answer").classList.add("stale"));
$("training").prepend(epochs.element);
$("training").addEventListener("submit", event => {
    event.preventDefault();
    retrain();
});

await start();

async function start() {
    try {
        const schema = await (await ask("schema")).json();
        document.title = $("title").textContent = `${schema.label} prediction`;
        $("answer-label").textContent = `Predicted ${schema.label.toLowerCase()}`;
        fields = schema.inputs.map(input => new Field(input));
        $("fields").replaceChildren(...fields.map(field => field.element));
        $("predict").disabled = false;
        $("form-message").textContent = "";
    } catch (error) {
        $("form-message").textContent = inWords(error);
        return;
    }
    await predict({ focus: false });
}

async function predict({ focus }) {
    const number = ++asked;
    const body = JSON.stringify(Object.fromEntries(fields.map(field => [field.name, field.value])));
    let answer, refusal;
    try {
        answer = await (await ask("predict", { method: "POST", headers: { "Content-Type": "application/json" }, body })).json();
    } catch (error) {
        refusal = error;
    }

    // Somebody was quicker than the server: only the last answer counts.
    if (number === asked)
        show(answer, refusal, focus);
}

function show(answer, refusal, focus) {
    const errors = { ...refusal?.errors };
    for (const field of fields) {
        field.say(errors[field.name]?.join(" ") ?? "");
        delete errors[field.name];
    }

    const wrong = fields.filter(field => field.message.textContent !== "");
    const others = Object.values(errors).flat().join(" ");
    $("form-message").textContent = others || (refusal && wrong.length === 0 ? inWords(refusal) : "");
    if (focus)
        wrong[0]?.control.focus();

    $("answer").classList.toggle("stale", refusal !== undefined);
    if (answer) {
        $("score").textContent = answer.score.toLocaleString("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: Math.abs(answer.score) < 10 ? 3 : 1 });
        $("model").textContent = `by the model of ${new Date(answer.model).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "medium" })}`;
    }
}

async function retrain() {
    const leaving = new AbortController();
    const cancel = () => leaving.abort();
    $("cancel").addEventListener("click", cancel);
    begin();
    try {
        const response = await ask(`retrain?epochs=${epochs.value ?? ""}`, { method: "POST", signal: leaving.signal });
        const metrics = await watch(response);
        curve.end();
        showMetrics(metrics);
        finish(`Trained: ${metrics.epochs} epochs in ${seconds(metrics.seconds)}`, 1);
    } catch (error) {
        if (leaving.signal.aborted) {
            finish("Cancelled. The model is still the old one.");
        } else {
            finish("Not trained. The model is still the old one.");
            const wrong = error.errors?.epochs?.join(" ") ?? "";
            epochs.say(wrong);
            if (wrong)
                epochs.control.focus();
            else
                $("train-message").textContent = inWords(error);
        }
        return;
    } finally {
        $("cancel").removeEventListener("click", cancel);
    }

    // The new model serves already. Perhaps it is the first there is, and the page has no form yet.
    await (fields.length > 0 ? predict({ focus: false }) : start());
}

// Draws each epoch as it arrives; the metrics come last.
async function watch(response) {
    const started = performance.now();
    for await (const { name, data } of eventsOf(response)) {
        if (name === "done")
            return data;
        if (name === "failed")
            throw new Refusal(data.title);
        if (name === "epoch")
            showEpoch(data, (performance.now() - started) / 1000);
    }
    throw new Refusal("The connection to the server ended before the training did.");
}

function begin() {
    curve.clear();
    $("metrics").hidden = true;
    $("train-message").textContent = $("time-left").textContent = "";
    $("training-loss").textContent = $("validation-loss").textContent = "";
    $("epoch").textContent = $("announcement").textContent = "Training begins";
    $("progress").removeAttribute("value");
    $("cancel").disabled = false;
    $("cancel").focus();
    $("retrain").disabled = true;
}

function showEpoch(data, elapsed) {
    curve.add(data);
    $("progress").max = data.epochs;
    $("progress").value = data.epoch;
    $("epoch").textContent = `Epoch ${data.epoch} of ${data.epochs}`;
    // Early stopping may end it sooner.
    $("time-left").textContent = `at most ${seconds(elapsed / data.epoch * (data.epochs - data.epoch))} left`;
    $("training-loss").textContent = shorten(data.loss);
    $("validation-loss").textContent = data.validationLoss == null ? "" : shorten(data.validationLoss);
    // A screen reader hears of four quarters, not of every epoch.
    const quarter = Math.floor(4 * data.epoch / data.epochs);
    if (quarter > Math.floor(4 * (data.epoch - 1) / data.epochs))
        $("announcement").textContent = `${25 * quarter} % trained`;
}

function finish(sentence, share = 0) {
    $("epoch").textContent = $("announcement").textContent = sentence;
    $("time-left").textContent = "";
    $("progress").value = share * $("progress").max;
    $("retrain").disabled = false;
    if (document.activeElement === $("cancel"))
        $("retrain").focus();
    $("cancel").disabled = true;
}

function showMetrics({ rSquared, rmse, epochs, seconds: time }) {
    const rows = { "R²": rSquared.toFixed(4), "RMSE": shorten(rmse), "Epochs": epochs, "Time": seconds(time) };
    $("metrics").replaceChildren(...Object.entries(rows).map(([name, value]) => {
        const row = document.createElement("div");
        row.append(Object.assign(document.createElement("dt"), { textContent: name }), Object.assign(document.createElement("dd"), { textContent: value }));
        return row;
    }));
    $("metrics").hidden = false;
}

function seconds(count) {
    return count < 9.95 ? `${Math.max(0.1, count).toFixed(1)} s` : count < 90 ? `${Math.round(count)} s` : `${Math.round(count / 60)} min`;
}

function inWords(error) {
    if (error instanceof Refusal)
        return error.message;
    console.error(error);
    return `Something unforeseen happened: ${error.message}`;
}
