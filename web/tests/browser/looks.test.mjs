// How pages look, whatever their data and theme; pages.mjs and world.mjs say what they take from
// the environment.
import "./every.mjs";
import "./loading.mjs";
import "./charts.mjs";
import "./absent.mjs";
import "./printing.mjs";
