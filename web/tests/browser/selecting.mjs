// A segment is selected everywhere at once.
import assert from "node:assert/strict";
import { charts, ofSegments } from "./ink.mjs";
import { openTables } from "./layout.mjs";
import { brief, pages } from "./pages.mjs";
import { answered, nothing, settled, test, visit } from "./world.mjs";

/** What is marked wrongly while that slot (or none) is selected. */
const mismarked = (tab, slot) =>
  tab.evaluate((slot) => {
    const wrong = [];
    const say = (element, what) =>
      wrong.push(`${element.closest("section, .toolbar")?.id || "toolbar"}, <${element.localName} class="${element.className}"> ${element.textContent.slice(0, 40)}: ${what}`);
    for (const button of document.querySelectorAll("[data-select]")) {
      const should = String(slot !== null && button.dataset.select === String(slot));
      if (button.getAttribute("aria-pressed") !== should) say(button, `aria-pressed is ${button.getAttribute("aria-pressed")}`);
    }
    for (const element of document.querySelectorAll("[data-slot]")) {
      const should = slot !== null && element.dataset.slot !== String(slot);
      if (element.classList.contains("faded") !== should) say(element, should ? "not faded" : "faded");
      else if (should && element.textContent.trim() && getComputedStyle(element).opacity !== "1") say(element, "its text is hard to read");
    }
    return wrong;
  }, slot);

const selectedSlot = (tab) =>
  tab.evaluate(() => {
    const pressed = document.querySelector('.pick[aria-pressed="true"]');
    return pressed ? Number(pressed.dataset.select) : null;
  });

/** Titles of charts of segments whose picture is the same. */
const unchanged = (before, after) =>
  ofSegments(before)
    .filter((chart) => after.find(({ title }) => title === chart.title)?.sum === chart.sum)
    .map(({ title }) => `${title}: same picture`);

async function selectsEverywhere(tab) {
  const before = await charts(tab);
  assert.ok(ofSegments(before).length > 0, "no chart shows segments");
  await tab.locator(".pick").nth(1).click();
  await settled(tab);
  const wrong = await mismarked(tab, 1);
  const during = await charts(tab);
  wrong.push(...unchanged(before, during));
  assert.notEqual((await tab.locator(".picked").textContent()).trim(), "");

  await tab.keyboard.press("Escape");
  await settled(tab);
  wrong.push(...(await mismarked(tab, null)));
  const after = await charts(tab);
  for (const [at, chart] of before.entries())
    if (after[at].sum !== chart.sum) wrong.push(`${chart.title}: another picture after letting go`);
  nothing(wrong, "selection");
}

async function letsGo(tab) {
  const pick = tab.locator(".pick").first();
  await pick.click();
  await pick.click();
  nothing(await mismarked(tab, null), "after the second click");
  await pick.click();
  await tab.locator(".picker .all").click();
  nothing(await mismarked(tab, null), "after Show all");
}

async function selectsBesides(tab) {
  const wrong = [];
  const clickAndLook = async (target, what, slot) => {
    await target.click();
    if ((await selectedSlot(tab)) !== slot) wrong.push(`${what} selects ${await selectedSlot(tab)}, not ${slot}`);
    await tab.keyboard.press("Escape");
  };
  await clickAndLook(tab.locator(".card .title").nth(2), "third card", 2);
  await clickAndLook(tab.locator(".overview .title").nth(1), "second row of the first screen", 1);
  for (const [at, legend] of (await tab.locator(".legend").all()).entries())
    await clickAndLook(legend.locator("button").nth(1), `legend ${at + 1}`, 1);
  nothing(wrong, "clicks");
}

async function selectsByMarks(tab) {
  const all = await charts(tab);
  const wrong = [];
  for (const [at, chart] of all.entries()) {
    if (chart.slots.length < 2) continue;
    const [slot, place] = Object.entries(chart.places).at(-1) ?? [];
    if (!place) continue; // only thin marks
    await tab.evaluate((at) => document.querySelectorAll(".chart")[at].scrollIntoView({ block: "center" }), at);
    await answered(tab);
    await tab.locator(".chart").nth(at).click({ position: place });
    await answered(tab);
    const got = await selectedSlot(tab);
    if (got !== Number(slot)) wrong.push(`${chart.title}: a click on slot ${slot} at ${Math.round(place.x)}, ${Math.round(place.y)} selects ${got}`);
    await tab.mouse.move(0, 0);
    await tab.keyboard.press("Escape");
  }
  nothing(wrong, "clicks on marks");
}

async function marksLater(tab) {
  await tab.locator(".pick").nth(1).click();
  await openTables(tab);
  nothing([...new Set(await mismarked(tab, 1))], "in tables that were opened then");
  for (const select of await tab.locator("figure select").all())
    for (const index of [1, 0]) await select.selectOption({ index });
  nothing([...new Set(await mismarked(tab, 1))], "after other choices in figures");
}

test("cards, light: selecting", (t) =>
  visit(brief, {}, async (tab) => {
    await t.test("a segment of the toolbar is selected in every chart, and Escape lets go", () => selectsEverywhere(tab));
    // What a failed check leaves behind must not fail the next.
    const alone = async (check) => (await tab.keyboard.press("Escape"), check(tab));
    await t.test("selecting twice, and Show all, let go", () => alone(letsGo));
    await t.test("a card's title, the first screen and every legend select", () => alone(selectsBesides));
    await t.test("a click on a segment's mark in a chart selects it", () => alone(selectsByMarks));
    await t.test("what is drawn after the selection is marked too", () => alone(marksLater));
  }));

test("planned: a segment of the toolbar is selected in the plan too, and clicks on marks select", (t) =>
  visit(pages.planned, {}, async (tab) => {
    await t.test("everywhere", () => selectsEverywhere(tab));
    await t.test("by marks", () => selectsByMarks(tab));
    await t.test("what is folded", () => marksLater(tab));
  }));

test("cards, dark: a segment of the toolbar is selected in every chart, and Escape lets go", () =>
  visit(brief, { theme: "dark" }, selectsEverywhere));
