// What a page's charts show, read from their pixels.

/**
 * One entry per chart (or per one of those numbers), in the page's order: title, label for screen readers, ink (pixels that are
 * drawn), shades (how many, of 20 pixels at least each), colours (the opaque ones of them), a sum that changes with the picture, the slots
 * whose segment's colour it has, and for each a place inside that colour.
 */
export const charts = (tab, only = null) =>
  tab.evaluate((only) => {
    const style = getComputedStyle(document.documentElement);
    const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgb = (colour) => {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
      return (r << 16) | (g << 8) | b;
    };
    const slots = new Set([...document.querySelectorAll("[data-slot]")].map((element) => Number(element.dataset.slot))).size;
    const colourOf = new Map();
    for (let slot = 0; slot < Math.min(slots, 12); ++slot) colourOf.set(rgb(style.getPropertyValue(`--s${slot + 1}`).trim()), slot);

    const copy = document.createElement("canvas");
    const read = copy.getContext("2d", { willReadFrequently: true });
    const looked = [...document.querySelectorAll(".chart")].filter((_, at) => only === null || only.includes(at));
    return looked.map((chart) => {
      const figure = chart.closest("figure");
      // Charts of many marks have several canvases, one above the other.
      const layers = [...chart.querySelectorAll("canvas")];
      const canvas = layers[0];
      const entry = {
        title: figure?.querySelector("h3")?.textContent ?? "",
        label: chart.getAttribute("aria-label") ?? "",
        drawn: chart.dataset.drawn === "true",
        ink: 0, shades: 0, colours: [], sum: 0, slots: [], places: {}, width: 0, cssWidth: chart.clientWidth,
      };
      if (!canvas || canvas.width === 0 || canvas.height === 0) return entry;
      entry.width = canvas.width;
      copy.width = canvas.width;
      copy.height = canvas.height;
      for (const layer of layers) read.drawImage(layer, 0, 0);
      const { data } = read.getImageData(0, 0, copy.width, copy.height);
      const words = new Uint32Array(data.buffer);
      const seen = new Map();
      const shades = new Map();
      const at = new Int8Array(words.length).fill(-1);
      let sum = 0;
      // Pixels beside each other are often the same: one look for all of a stretch.
      for (let i = 0, end = 0; i < words.length; i = end) {
        const word = words[i];
        for (end = i; end < words.length && words[end] === word; ++end) sum = (Math.imul(sum, 31) + word) | 0;
        if (word >>> 24 === 0) continue;
        entry.ink += end - i;
        shades.set(word, (shades.get(word) ?? 0) + end - i);
        if (word >>> 24 < 255) continue;
        const colour = ((word & 255) << 16) | (word & 0xff00) | ((word >>> 16) & 255);
        seen.set(colour, (seen.get(colour) ?? 0) + end - i);
        if (colourOf.has(colour)) at.fill(colourOf.get(colour), i, end);
      }
      entry.sum = sum;
      entry.shades = [...shades.values()].filter((count) => count >= 20).length;
      entry.colours = [...seen.entries()].filter(([, count]) => count >= 20).map(([colour]) => colour);
      const wanted = new Set([...colourOf].filter(([colour]) => (seen.get(colour) ?? 0) >= 80).map(([, slot]) => slot));
      entry.slots = [...wanted];
      const box = 3;
      const scale = chart.clientWidth / copy.width;
      const solid = (x, y, slot) => {
        for (let dy = -box; dy <= box; ++dy)
          for (let dx = -box; dx <= box; ++dx) if (at[(y + dy) * copy.width + x + dx] !== slot) return false;
        return true;
      };
      for (let y = box; wanted.size > 0 && y < copy.height - box; ++y)
        for (let x = box; x < copy.width - box; ++x) {
          const slot = at[y * copy.width + x];
          if (slot < 0 || !wanted.has(slot) || !solid(x, y, slot)) continue;
          entry.places[slot] = { x: x * scale, y: y * scale };
          wanted.delete(slot);
        }
      return entry;
    });
  }, only);

/** The colours of 20 pixels at least of a picture in a PNG file. */
export const coloursOf = (tab, png) =>
  tab.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = document.createElement("canvas");
    canvas.width = picture.width;
    canvas.height = picture.height;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Map();
    for (const word of new Uint32Array(data.buffer)) {
      const colour = ((word & 255) << 16) | (word & 0xff00) | ((word >>> 16) & 255);
      seen.set(colour, (seen.get(colour) ?? 0) + 1);
    }
    return [...seen.entries()].filter(([, count]) => count >= 20).map(([colour]) => colour);
  }, png.toString("base64"));

/** Charts that tell segments apart by colour. */
export const ofSegments = (all) => all.filter((chart) => chart.slots.length >= 2);
