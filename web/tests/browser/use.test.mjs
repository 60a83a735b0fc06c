// What people do with a page, and what its data must not do.
import "./selecting.mjs";
import "./choosing.mjs";
import "./keyboard.mjs";
import "./planning.mjs";
import "./hostile.mjs";
