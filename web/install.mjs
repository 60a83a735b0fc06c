// Fetches the packages that package-lock.json names, once for all builds of this source tree: a build that
// waited for another (flock, in CMakeLists.txt) finds them there.
import { execFileSync } from "node:child_process";
import { statSync, utimesSync } from "node:fs";

const installed = "node_modules/.package-lock.json";
const changed = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (changed(installed) < Math.max(changed("package.json"), changed("package-lock.json")))
  execFileSync(process.argv[2] ?? "npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: "inherit",
  });
utimesSync(installed, new Date(), new Date());
