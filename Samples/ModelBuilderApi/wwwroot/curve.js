// The loss curve: training and validation over the epochs. Both axes are logarithmic, for most happens in the first epochs.

const Margin = { left: 52, right: 26, top: 30, bottom: 44 };
const Height = 280;

/** Draws the losses into an element and redraws when one is added or the element changes its width. */
export class LossCurve {
    #container;
    #points = [];
    #epochs = 1;
    #frame = 0;

    constructor(container) {
        this.#container = container;
        new ResizeObserver(() => this.#redraw()).observe(container);
    }

    clear() {
        this.#points = [];
        this.#redraw();
    }

    add({ epoch, epochs, loss, validationLoss }) {
        this.#points.push({ epoch, loss, validationLoss });
        this.#epochs = epochs;
        this.#redraw();
    }

    /** No more epochs will come: the axis ends where the curve does. */
    end() {
        this.#epochs = this.#points.at(-1)?.epoch ?? 1;
        this.#redraw();
    }

    // At most once a frame, however fast the epochs arrive.
    #redraw() {
        this.#frame ||= requestAnimationFrame(() => {
            this.#frame = 0;
            this.#container.replaceChildren(this.#draw());
        });
    }

    #draw() {
        const width = Math.max(this.#container.clientWidth, 200);
        const picture = element("svg", { viewBox: `0 0 ${width} ${Height}`, width, height: Height, role: "img", "aria-label": this.#description() });
        const right = width - Margin.right, bottom = Height - Margin.bottom;
        const [low, high] = this.#range();
        const x = epoch => Margin.left + (right - Margin.left) * Math.log(epoch) / Math.log(Math.max(this.#epochs, 2));
        const y = loss => bottom - (bottom - Margin.top) * Math.log(loss / low) / Math.log(high / low);

        if (low < high) {
            for (const tick of ticks(low, high, 7))
                picture.append(line(Margin.left, y(tick), right, y(tick), "grid"), text(Margin.left - 8, y(tick), shorten(tick), "tick end"));
            for (const tick of ticks(1, Math.max(this.#epochs, 2), (right - Margin.left) / 45))
                picture.append(line(x(tick), bottom, x(tick), bottom + 5, "axis"), text(x(tick), bottom + 16, tick, "tick"));
        }
        picture.append(line(Margin.left, bottom, right, bottom, "axis"), line(Margin.left, Margin.top, Margin.left, bottom, "axis"));
        picture.append(text((Margin.left + right) / 2, Height - 8, "Epoch (log scale)", "name"), text(0, 10, "Loss (log scale)", "name start"));
        if (!(low < high))
            picture.append(text((Margin.left + right) / 2, (Margin.top + bottom) / 2, "Retrain to watch the loss fall.", "tick"));

        for (const [series, value] of [["training", "loss"], ["validation", "validationLoss"]]) {
            const places = columns(this.#points.filter(point => drawable(point[value])).map(point => [x(point.epoch), y(point[value])]));
            picture.append(element("polyline", { class: `series ${series}`, points: places.map(place => place.map(part => part.toFixed(1)).join()).join(" ") }));
            if (places.length > 0)
                picture.append(element("circle", { class: `head ${series}`, cx: places.at(-1)[0], cy: places.at(-1)[1], r: 3.5 }));
        }
        return picture;
    }

    // Some air around the losses, however close to each other they are.
    #range() {
        let low = Infinity, high = 0;
        for (const loss of this.#points.flatMap(point => [point.loss, point.validationLoss]).filter(drawable))
            [low, high] = [Math.min(low, loss), Math.max(high, loss)];
        const air = Math.max(1.05, (high / low) ** 0.05);
        return [low / air, high * air];
    }

    #description() {
        const first = this.#points[0], last = this.#points.at(-1);
        if (!last)
            return "Loss curve, still empty.";
        const course = value => drawable(last[value]) ? `from ${shorten(first[value])} to ${shorten(last[value])}` : "unknown";
        return `Loss curve over ${last.epoch} epochs: training ${course("loss")}, validation ${course("validationLoss")}.`;
    }
}

/** Four digits, and no exponent where none is needed. */
export function shorten(value) {
    return value === 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6) ? String(Number(value.toPrecision(4))) : value.toExponential(1);
}

// A logarithm needs something above zero.
function drawable(loss) {
    return Number.isFinite(loss) && loss > 0;
}

// Where epochs lie closer than pixels, the lowest and the highest of a pixel say as much as all of them.
function columns(places) {
    const kept = [];
    let column, low, high;
    const keep = () => low[1] === high[1] ? kept.push(low) : kept.push(low, high);
    for (const place of places) {
        if (Math.round(place[0]) !== column) {
            if (column !== undefined)
                keep();
            [column, low, high] = [Math.round(place[0]), place, place];
        }
        if (place[1] < low[1])
            low = place;
        if (place[1] > high[1])
            high = place;
    }
    return column === undefined ? [] : (keep(), [...kept, places.at(-1)]);
}

// 1, 2, 5, 10 … or whole decades if these are too many, round steps if there are too few.
function ticks(low, high, most) {
    const powers = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++)
        powers.push(power);
    const within = factors => powers.flatMap(power => factors.map(factor => Number(`${factor}e${power}`))).filter(tick => tick >= low && tick <= high);
    const fine = within([1, 2, 5]);
    if (fine.length > most) {
        const whole = within([1]), step = Math.ceil(whole.length / most);
        return whole.filter((_, index) => index % step === 0);
    }
    if (fine.length >= 3)
        return fine;
    const step = roundStep((high - low) / 4);
    return Array.from({ length: Math.floor(high / step) - Math.ceil(low / step) + 1 }, (_, index) => Number(((Math.ceil(low / step) + index) * step).toPrecision(6)));
}

function roundStep(step) {
    const power = 10 ** Math.floor(Math.log10(step));
    return power * [1, 2, 5, 10].find(factor => factor * power >= step * 0.999);
}

function element(name, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [attribute, value] of Object.entries(attributes))
        made.setAttribute(attribute, value);
    return made;
}

function line(x1, y1, x2, y2, className) {
    return element("line", { x1, y1, x2, y2, class: className });
}

function text(x, y, content, className) {
    const made = element("text", { x, y, class: className });
    made.textContent = content;
    return made;
}
