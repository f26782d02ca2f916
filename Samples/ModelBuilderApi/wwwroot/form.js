// The fields of the form, made from the server's schema.

const Makers = { number: makeNumber, choice: makeChoice, boolean: makeBoolean };

/** One input of the model: its label, control, hint and message. */
export class Field {
    constructor(input) {
        this.name = input.name;
        this.control = Makers[input.kind](input);
        this.control.id = this.control.name = `field-${input.name}`;
        this.control.addEventListener("input", () => this.say(""));

        const label = create("label", { htmlFor: this.control.id, textContent: input.label ?? input.name });
        this.message = create("p", { id: `${this.control.id}-message`, className: "message" });
        this.element = create("div", { className: `field ${input.kind}` });
        this.element.append(label, this.control);
        if (input.kind === "number" && input.min != null && input.max != null) {
            this.hint = create("p", { id: `${this.control.id}-hint`, className: "hint", textContent: `${input.min} to ${input.max}${input.optional ? ", or empty" : ""}` });
            this.element.append(this.hint);
        }
        this.element.append(this.message);
        this.say("");
    }

    /** What is entered, as JSON has it; where there is no number, null if it may be left out. */
    get value() {
        switch (this.control.type) {
            case "checkbox": return this.control.checked;
            case "number": return Number.isFinite(this.control.valueAsNumber) ? this.control.valueAsNumber : this.control.required ? undefined : null;
            default: return this.control.value;
        }
    }

    /** Shows a message beside the field and has it read with the field; an empty one clears. */
    say(message) {
        this.message.textContent = message;
        this.control.setAttribute("aria-invalid", String(message !== ""));
        const describing = [message && this.message.id, this.hint?.id].filter(Boolean).join(" ");
        if (describing)
            this.control.setAttribute("aria-describedby", describing);
        else
            this.control.removeAttribute("aria-describedby");
    }
}

function makeNumber({ min, max, optional, example }) {
    const control = create("input", { type: "number", step: "any", inputMode: "decimal", autocomplete: "off", required: !optional, value: example ?? "" });
    if (min != null)
        control.min = min;
    if (max != null)
        control.max = max;
    return control;
}

function makeChoice({ values, example }) {
    const control = create("select");
    control.append(...values.map(value => new Option(value, value, value === example, value === example)));
    return control;
}

function makeBoolean({ example }) {
    return create("input", { type: "checkbox", checked: example === true });
}

function create(name, properties) {
    return Object.assign(document.createElement(name), properties);
}
