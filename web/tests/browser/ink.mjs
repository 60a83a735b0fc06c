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
    const slotOf = new Map();
    for (let slot = 0; slot < Math.min(slots, 12); ++slot) slotOf.set(rgb(style.getPropertyValue(`--s${slot + 1}`).trim()), slot);

    const rgbOf = (word) => ((word & 255) << 16) | (word & 0xff00) | ((word >>> 16) & 255);
    // How many pixels have a word, in a table whose places are found by hashing, since a Map is slow.
    const table = { words: new Uint32Array(1 << 20), pixels: new Uint32Array(1 << 20), slots: new Int8Array(1 << 20), used: [] };
    const placeOf = (word) => {
      let at = Math.imul(word, 0x9e3779b1) >>> 12;
      while (table.pixels[at] !== 0 && table.words[at] !== word) at = (at + 1) & 0xfffff;
      if (table.pixels[at] === 0) {
        table.words[at] = word;
        table.slots[at] = word >>> 24 === 255 ? (slotOf.get(rgbOf(word)) ?? -1) : -1;
        table.used.push(at);
      }
      return at;
    };

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
      const at = new Int8Array(words.length).fill(-1);
      let sum = 0;
      // Pixels beside each other are often the same: one look for all of a stretch.
      for (let i = 0, end = 0; i < words.length; i = end) {
        const word = words[i];
        for (end = i; end < words.length && words[end] === word; ++end) sum = (Math.imul(sum, 31) + word) | 0;
        if (word >>> 24 === 0) continue;
        entry.ink += end - i;
        const place = placeOf(word);
        table.pixels[place] += end - i;
        if (table.slots[place] >= 0) at.fill(table.slots[place], i, end);
      }
      entry.sum = sum;
      const wanted = new Set();
      for (const place of table.used) {
        const [word, pixels, slot] = [table.words[place], table.pixels[place], table.slots[place]];
        table.pixels[place] = 0;
        if (pixels < 20) continue;
        ++entry.shades;
        if (word >>> 24 === 255) entry.colours.push(rgbOf(word));
        if (slot >= 0 && pixels >= 80) wanted.add(slot);
      }
      table.used.length = 0;
      entry.slots = [...wanted].sort((a, b) => a - b);
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
