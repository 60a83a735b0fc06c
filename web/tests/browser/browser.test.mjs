// Pages in a browser, many at a time; outputs.mjs, pages.mjs and world.mjs say what they take from the
// environment. The longest tests come first.
import { runAll } from "./world.mjs";
// How pages look, whatever their data and theme.
import "./every.mjs";
import "./loading.mjs";
import "./charts.mjs";
import "./absent.mjs";
import "./printing.mjs";
// What people do with a page, and what its data must not do.
import "./selecting.mjs";
import "./choosing.mjs";
import "./keyboard.mjs";
import "./planning.mjs";
import "./hostile.mjs";
import "./director.mjs";
import "./scoring.mjs";
import "./trying.mjs";
import "./moving.mjs";
import "./readable.mjs";

runAll("pages");
