#include "faults/scene.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "io/sha256.h"
#include "support/artifacts.h"
#include "support/tables.h"

namespace ilk::test {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string play(const std::string& name) {
  return "[[play]]\nname = \"" + name + "\"\ntitle = \"Title of " + name +
         "\"\nsegment = { figure = \"share\", at_least = 0.01 }\naction = \"act\"\n"
         "channel = \"mail\"\nmessage = \"hello\"\nkpi = \"answers\"\nstop = [\"no consent\"]\n";
}

// The least work that writes every artifact.
const std::string configuration =
    "[segments]\nk = 3\nkinds = false\ngrow = false\nlargest_k = 3\nrestarts = 1\n"
    "[encoder]\nencoders = 1\nepochs = 1\n"
    "[evidence]\nnull_reruns = 2\nobserved_reruns = 1\nencoder_reruns = 1\nrestarts = 1\n"
    "attribute_restarts = 1\nbootstraps = 2\nnull_rows = 100\n";

std::string purchases(int seed) {
  std::string text = "customer,date,amount\n";
  for (int i = 0; i < 300; ++i)
    text += fmt::format("C{:02},2024-{:02}-{:02},{}.50\n", (i * 7 + seed) % 40, 1 + i * 5 % 12,
                        1 + (i * 11 + seed) % 28, 5 + i * 13 % 90);
  return text;
}

// Of customers of small_table.
std::string outcomes(const std::string& answer) {
  std::string text = "id,responded\n";
  for (int i = 0; i < 240; ++i)
    text += fmt::format("C{:04},{}\n", i, i % 3 == 0 ? answer : i % 3 == 1 ? "no" : "yes");
  return text;
}

void write_inputs(const fs::path& data) {
  write(data / "a.csv", small_table(240, 1));
  write(data / "b.csv", small_table(240, 2));
  write(data / "quick.toml", configuration);
  write(data / "plays.toml", play("call") + play("write"));
  write(data / "old-plays.toml", play("call") + play("visit"));
  write(data / "outcomes.csv", outcomes("yes"));
  write(data / "old-outcomes.csv", outcomes("no"));
  write(data / "purchases.csv", purchases(1));
  write(data / "old-purchases.csv", purchases(2));
}

Words of_run(const std::string& table, const std::string& plays, const std::string& seed) {
  return {
      "run",        "{at}/data/" + table, "-o",     "{out}", "--config",  "{at}/data/quick.toml",
      "--playbook", "{at}/data/" + plays, "--seed", seed,    "--threads", "1"};
}

const Words old_run = of_run("b.csv", "old-plays.toml", "2");
const Words new_run = of_run("a.csv", "plays.toml", "1");
const Words report = {"report", "{out}"};

Words of_profile(const std::string& table) {
  return {"profile", "{at}/data/" + table, "-o", "{out}", "--threads", "1"};
}

Words of_compare(const Words& more) {
  Words words = {"compare",
                 "{out}/model.json",
                 "{at}/data/b.csv",
                 "-o",
                 "{out}",
                 "--threads",
                 "1",
                 "--most-psi",
                 "100",
                 "--most-unusual",
                 "1"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

Words of_plan(const std::string& plays) {
  return {"plan", "{out}", "--playbook", "{at}/data/" + plays, "--threads", "1"};
}

Words of_measure(const std::string& table) {
  return {"measure", "{out}", "{at}/data/" + table, "--threads", "1"};
}

// A run of a period into a folder of its own.
Words of_period(const std::string& period, const std::string& table, const std::string& follow) {
  Words words = {"run",      "{at}/data/" + table,   "-o",        "{at}/" + period,
                 "--config", "{at}/data/quick.toml", "--threads", "1"};
  if (!follow.empty()) words.insert(words.end(), {"--follow", "{at}/" + follow + "/model.json"});
  return words;
}

Words of_track(const std::string& before, const std::string& now) {
  return {"track", "{at}/" + before, "{at}/" + now, "-o", "{out}"};
}

Words of_score(const std::string& table) {
  return {"score", "{out}/model.json", "{at}/data/" + table, "-o", "{at}/scores.csv", "--threads",
          "1"};
}

Words of_customers(const std::string& log) {
  return {"customers", "{at}/data/" + log, "-o", "{at}/customers.csv", "--threads", "1"};
}

Words of_export(const std::string& dialect) {
  return {"export", "{out}/model.json",  "--sql",  dialect,
          "-o",     "{at}/segments.sql", "--onnx", "{at}/segments.onnx"};
}

const std::vector<Scenario>& scenarios() {
  static const std::vector<Scenario> all = {
      {.name = "Run", .before = {old_run}, .words = new_run, .next = report},
      {.name = "FirstRun", .before = {}, .words = new_run, .next = new_run},
      {.name = "Profile",
       .before = {new_run, of_profile("b.csv")},
       .words = of_profile("a.csv"),
       .next = report},
      {.name = "Compare",
       .before = {new_run, of_compare({"--before", "{at}/data/a.csv"})},
       .words = of_compare({"--model", "{out}/model.json"}),
       .next = report},
      {.name = "Report",
       .before = {new_run, of_profile("a.csv")},
       .words = report,
       .next = report,
       .stale_pages = true},
      {.name = "Plan",
       .before = {new_run, of_plan("old-plays.toml")},
       .words = of_plan("plays.toml"),
       .next = report},
      {.name = "Measure",
       .before = {new_run, of_measure("old-outcomes.csv")},
       .words = of_measure("outcomes.csv"),
       .next = report},
      {.name = "Track",
       .before = {of_period("jan", "a.csv", ""), of_period("feb", "b.csv", "jan"),
                  of_period("mar", "a.csv", "feb"), of_track("jan", "feb")},
       .words = of_track("feb", "mar"),
       .next = of_track("feb", "mar")},
      {.name = "Score",
       .before = {new_run, of_score("b.csv")},
       .words = of_score("a.csv"),
       .next = of_score("a.csv"),
       .has_folder = false},
      {.name = "Export",
       .before = {new_run, of_export("sqlite")},
       .words = of_export("duckdb"),
       .next = of_export("duckdb"),
       .has_folder = false},
      {.name = "Customers",
       .before = {of_customers("old-purchases.csv")},
       .words = of_customers("purchases.csv"),
       .next = of_customers("purchases.csv"),
       .has_folder = false},
  };
  return all;
}

// A user's own things, beside and among the results.
std::vector<std::string> add_users_files(const fs::path& at) {
  write(at / "beside.txt", "mine, beside\n");
  std::vector<std::string> names = {"beside.txt"};
  const fs::path out = at / "out";
  if (!fs::exists(out)) return names;
  write(out / "notes.txt", "mine\n");
  write(out / ".hidden", "mine, hidden\n");
  write(out / "campaigns/mine.csv", "customer\n17\n");
  write(out / "theirs/deep/down.txt", "mine, deep down\n");
  fs::create_directory(out / "theirs/empty");
  fs::create_symlink("notes.txt", out / "latest");
  fs::create_symlink("nowhere", out / "dangling");
  fs::permissions(out / "notes.txt", fs::perms::owner_read | fs::perms::owner_write);
  names.insert(names.end(), {"out/notes.txt", "out/.hidden", "out/campaigns/mine.csv",
                             "out/theirs/deep/down.txt"});
  return names;
}

// As an earlier ilk drew them. Its manifest, if it wrote one, was true.
void make_pages_stale(const fs::path& out) {
  for (const char* page : {"report.html", "profile.html"}) {
    const std::string text = read_text(out / page), stale = text + "<!-- of an earlier ilk -->\n";
    write(out / page, stale);
    std::string manifest = read_text(out / "manifest.sha256");
    const std::string hash = sha256(text);
    if (const auto at = manifest.find(hash); at != std::string::npos)
      write(out / "manifest.sha256", manifest.replace(at, hash.size(), sha256(stale)));
  }
}

// The build puts it beside the tests.
std::string preloaded_library() {
  return (fs::read_symlink("/proc/self/exe").parent_path() / "libilk_file_faults.so").string();
}

// Every p-th from the first on, with the least prime p that leaves at most so many.
std::vector<std::size_t> thinned(const std::vector<std::size_t>& numbers, std::size_t most) {
  constexpr std::size_t primes[] = {1, 2, 3, 5, 7, 11, 13, 17, 23, 31, 47, 71, 101};
  std::size_t stride = 1;
  for (const std::size_t prime : primes) {
    stride = prime;
    if (all_trials() || (numbers.size() + prime - 1) / prime <= most) break;
  }
  std::vector<std::size_t> some;
  for (std::size_t i = 0; i < numbers.size(); i += stride) some.push_back(numbers[i]);
  return some;
}

// Files that are each whole, of the one run or of the other.
std::string mixed_files(const FolderState& found, const FolderState& one,
                        const FolderState& other) {
  std::string words;
  for (const FolderState* run : {&one, &other})
    for (const auto& [path, content] : *run) {
      const auto is_as_in = [&](const FolderState& state) {
        const auto here = found.find(path), there = state.find(path);
        return here == found.end() ? there == state.end()
                                   : there != state.end() && here->second == there->second;
      };
      if (!is_as_in(one) && !is_as_in(other)) words += fmt::format("    {} is torn\n", path);
    }
  return words;
}

// Faults are the tests' own and need no disk, which would make them wait for each flush.
void work_in_memory() {
  const fs::path memory = "/dev/shm";
  std::error_code error;
  const bool roomy = fs::space(memory, error).available > (std::uintmax_t{1} << 30);
  if (!error && roomy && ::access(memory.c_str(), W_OK) == 0)
    ::setenv("TMPDIR", memory.c_str(), 0); // unless somebody has chosen
}

} // namespace

const Scenario& scenario_called(const std::string& name) {
  const auto found = std::ranges::find(scenarios(), name, &Scenario::name);
  if (found == scenarios().end()) throw std::logic_error("no scenario " + name);
  return *found;
}

std::vector<Call> calls_of(const std::string& log) {
  std::vector<Call> calls;
  for (const std::string& line : lines_of(log)) {
    std::vector<std::string> parts = {""};
    for (const char letter : line)
      if (letter == '\t')
        parts.emplace_back();
      else
        parts.back() += letter;
    if (parts.size() == 4) calls.push_back({parts[0], parts[1], parts[2], parts[3]});
  }
  return calls;
}

const Scene& Scene::of(const Scenario& scenario, const Way& way) {
  static std::map<std::pair<std::string, std::string>, std::unique_ptr<Scene>> made;
  work_in_memory();
  auto& scene = made[{scenario.name, way.name}];
  if (!scene) scene.reset(new Scene(scenario, way));
  return *scene;
}

Scene::Scene(const Scenario& scenario, const Way& way) : scenario_(scenario), way_(way) {
  const auto run_well = [&](const fs::path& at, const Words& words, const std::string& log = "") {
    const Outcome outcome = run(at, words, "", {}, log);
    if (outcome.exit_code != 0)
      throw std::runtime_error(fmt::format("ilk {}: {}", fmt::join(words, " "), outcome.err));
  };
  const fs::path at = template_.path();
  write_inputs(at / "data");
  if (way.from_within) fs::create_directory(at / "out");
  for (const Words& words : scenario.before) run_well(at, words);
  if (scenario.stale_pages) make_pages_stale(at / "out");
  users_ = add_users_files(at);
  if (fs::exists(at / "out")) fs::permissions(at / "out", fs::perms(0750));

  old_ = state_of(at);
  const TemporaryFolder logs, one, other;
  lay_out(one.path());
  run_well(one.path(), scenario.words, logs / "log");
  calls_ = calls_of(read_text(logs / "log"));
  new_ = state_of(one.path());
  run_well(one.path(), scenario.next);
  new_after_next_ = state_of(one.path());
  lay_out(other.path());
  run_well(other.path(), scenario.next);
  old_after_next_ = state_of(other.path());
  if (calls_.empty()) throw std::runtime_error("no calls were counted");
}

void Scene::lay_out(const fs::path& at) const {
  fs::copy(template_.path(), at,
           fs::copy_options::recursive | fs::copy_options::copy_symlinks |
               fs::copy_options::overwrite_existing);
}

Outcome Scene::run(const fs::path& at, const Words& words, const std::string& fault,
                   ProcessOptions options, const std::string& log) const {
  Words filled = words;
  for (std::string& word : filled)
    for (const auto& [name, value] : {std::pair("{out}", way_.from_within ? "." : "out"),
                                      std::pair("{at}", way_.from_within ? ".." : ".")})
      if (const auto begin = word.find(name); begin != std::string::npos)
        word.replace(begin, std::string_view(name).size(), value);
  const fs::path folder = fs::canonical(at); // as the kernel calls it
  options.working_folder = way_.from_within ? folder / "out" : folder;
  options.environment.push_back("LD_PRELOAD=" + preloaded_library());
  options.environment.push_back("ILK_FAULT_UNDER=" + folder.string());
  if (way_.no_exchange != 0)
    options.environment.push_back(fmt::format("ILK_FAULT_NO_EXCHANGE={}", way_.no_exchange));
  if (!fault.empty()) options.environment.push_back("ILK_FAULT=" + fault);
  if (!log.empty()) options.environment.push_back("ILK_FAULT_LOG=" + log);
  return run_ilk(filled, options);
}

Trial::Trial(const Scene& scene) : scene_(scene) {
  scene.lay_out(path());
  users_ = identities(path(), scene.users_files());
}

Outcome Trial::run(const std::string& fault, const ProcessOptions& options) {
  Outcome outcome = scene_.run(path(), scene_.scenario().words, fault, options);
  look();
  return outcome;
}

Outcome Trial::run_words(const Words& words) {
  Outcome outcome = scene_.run(path(), words);
  look();
  return outcome;
}

void Trial::look() {
  state_ = state_of(path());
}

Trial::Whose Trial::whose() const {
  const FolderState &old_state = scene_.old_state(), &new_state = scene_.new_state();
  if (differences(state_, old_state, new_state).empty()) return Whose::old_run;
  if (differences(state_, new_state, old_state).empty()) return Whose::new_run;
  return Whose::neither;
}

std::string Trial::wrong_with_users() const {
  std::string words;
  const auto now = identities(path(), scene_.users_files());
  for (const auto& [file, identity] : users_)
    if (now.at(file) != identity)
      words += fmt::format("    the user's {} was\n      {}      and is\n      {}\n", file,
                           identity, now.at(file));
  const auto rights = [](const std::filesystem::path& folder) {
    return fs::exists(folder) ? fs::status(folder).permissions() : fs::perms::unknown;
  };
  if (scene_.old_state().contains("out") && rights(path() / "out") != fs::perms(0750))
    words += "    the folder has other rights\n";
  return words;
}

std::string Trial::wrong(Whose expected) const {
  const FolderState &found = state_, &old_state = scene_.old_state(),
                    &new_state = scene_.new_state();
  std::string words = wrong_with_users() + untrue_manifests(path());
  const std::string from_old = differences(found, old_state, new_state);
  const std::string from_new = differences(found, new_state, old_state);
  if (expected == Whose::old_run && !from_old.empty())
    words += "  is not the old run's:\n" + from_old;
  if (expected == Whose::new_run && !from_new.empty())
    words += "  is not the new run's:\n" + from_new;
  if (expected == Whose::either && scene_.scenario().has_folder && !from_old.empty() &&
      !from_new.empty())
    words += "  is neither the old run's:\n" + from_old + "  nor the new one's:\n" + from_new;
  if (expected == Whose::either && !scene_.scenario().has_folder)
    words += mixed_files(found, old_state, new_state);
  return words;
}

std::string Trial::left(Whose expected) const {
  std::string words;
  const FolderState &old_state = scene_.old_state(), &new_state = scene_.new_state();
  for (const std::string& path :
       leftovers(state_, expected == Whose::new_run ? new_state : old_state,
                 expected == Whose::old_run ? old_state : new_state))
    words += fmt::format("    {} is left over\n", path);
  return words;
}

std::string Trial::wrong_after_next(Whose found) {
  const Outcome outcome = run_words(scene_.scenario().next);
  if (outcome.exit_code != 0)
    return fmt::format("  the next command ends with {}: {}", outcome.exit_code, outcome.err);
  const FolderState &state = state_, &old_state = scene_.old_after_next(),
                    &new_state = scene_.new_after_next();
  std::string words = wrong_with_users() + untrue_manifests(path());
  const std::string from_old = differences(state, old_state, new_state);
  const std::string from_new = differences(state, new_state, old_state);
  const bool old_will_do = found != Whose::new_run, new_will_do = found != Whose::old_run;
  if (!(old_will_do && from_old.empty()) && !(new_will_do && from_new.empty()))
    words += (old_will_do ? "  after the next command, from the old run's:\n" + from_old : "") +
             (new_will_do ? "  after the next command, from the new run's:\n" + from_new : "");
  for (const std::string& path : leftovers(state, old_state, new_state))
    words += fmt::format("    {} is left over after the next command\n", path);
  return words;
}

void Problems::add(const std::string& trial, const std::string& problem) {
  ++trials_;
  if (problem.empty()) return;
  if (++wrong_ <= 3) first_ += trial + "\n" + problem;
}

std::string Problems::words() const {
  return fmt::format("{} of {} trials went wrong; the first:\n{}", wrong_, trials_, first_);
}

bool all_trials() {
  const char* value = std::getenv("ILK_ALL_SEEDS");
  return value != nullptr && *value != '\0' && *value != '0';
}

std::vector<std::size_t> numbers_of(const Scene& scene, const std::string& kinds,
                                    std::size_t most) {
  std::vector<std::size_t> staging, placing;
  bool begun = false;
  for (std::size_t i = 0; i < scene.calls().size(); ++i) {
    const Call& call = scene.calls()[i];
    begun = begun || call.name.starts_with("rename") || call.name.starts_with("link");
    if (kinds.empty() || call.kinds.find_first_of(kinds) != std::string::npos)
      (begun ? placing : staging).push_back(i + 1);
  }
  std::vector<std::size_t> numbers = thinned(staging, most / 2);
  const auto rest = thinned(placing, most - std::min(most, numbers.size()));
  numbers.insert(numbers.end(), rest.begin(), rest.end());
  return numbers;
}

std::string words_of(const Scene& scene, std::size_t number) {
  std::string words =
      fmt::format("{} {}, call {}", scene.scenario().name, scene.way().name, number);
  if (number > scene.calls().size()) return words;
  const Call& call = scene.calls()[number - 1];
  const auto short_of = [](const std::string& path) { // below the folder of the trial
    const auto begin = path.find("ilk-test-");
    const auto end = begin == std::string::npos ? begin : path.find('/', begin);
    return end == std::string::npos ? path : path.substr(end + 1);
  };
  return fmt::format("{}, {} {} {}", words, call.name, short_of(call.path), short_of(call.other));
}

} // namespace ilk::test
