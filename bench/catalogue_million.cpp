// SPDX-License-Identifier: Apache-2.0
// A million made-up offers of five providers: imported from CSV as the command does, into one
// catalogue and into five, then searched and set side by side as pages ask.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/catalogue/keep_import.h"
#include "catalogue.h"
#include "catalogue/importer.h"
#include "catalogue/search.h"
#include "http_house.h"
#include "http_load.h"
#include "measure.h"
#include "storage/catalogue_folder.h"

namespace cairn::bench {
namespace {

constexpr std::size_t providers = 5;
constexpr std::size_t offers_each = 200'000;
constexpr std::size_t skills = 3'000;
constexpr std::array<std::string_view, 24> subjects{
    "Python",    "SQL",        "Welding",     "Bookkeeping", "Nursing",   "Networks",
    "Marketing", "Statistics", "Java",        "Payroll",     "Carpentry", "Kubernetes",
    "Grammar",   "Budgets",    "Negotiation", "Safety",      "Spanish",   "Ceramics",
    "Logistics", "Chemistry",  "Design",      "Databases",   "Security",  "Project management"};
constexpr std::array<std::string_view, 10> forms{
    "for beginners", "in practice", "masterclass",   "essentials",        "certificate",
    "for teams",     "project",     "and reporting", "with applications", "step by step"};
constexpr std::array<std::string_view, 8> houses{
    "Harbour College", "Northlight Academy", "Open Meridian",     "Tarn Institute",
    "Bryher School",   "Beacon Training",    "Skerry University", "Lantern Works"};
constexpr std::array<std::string_view, 4> levels{"", "beginner", "intermediate", "advanced"};
constexpr std::array<std::string_view, 5> languages{"en", "de", "en-GB", "fr", ""};

// The same on every machine.
class Numbers {
 public:
  std::size_t below(std::size_t end) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % end;
  }
  template <class Texts>
  std::string_view one_of(const Texts& texts) {
    return texts[below(texts.size())];
  }

 private:
  std::uint64_t state_ = 7;
};

std::string number(std::size_t value) { return std::to_string(value); }

std::string made_up_file(std::size_t provider, Numbers& numbers) {
  std::string text =
      "id,title,provider,url,description,skills,hours,price,currency,level,language,pace,"
      "assessment,credential,renewal months,recognition\n";
  for (std::size_t i = 0; i < offers_each; ++i) {
    const auto id = "p" + number(provider) + "-" + number(1'000'000 + i);
    const auto subject = numbers.one_of(subjects);
    text += id + "," + std::string(subject) + " " + std::string(numbers.one_of(forms)) + " " +
            number(numbers.below(20'000)) + ",";
    text += std::string(numbers.one_of(houses)) + " " + number(numbers.below(400)) + ",";
    text += "https://p" + number(provider) + ".example/courses/" + id + ",";
    text += "\"What you will be able to do at the end: " + std::string(numbers.one_of(subjects)) +
            ", " + std::string(numbers.one_of(forms)) +
            ". Taught by people who do it, with exercises that are marked and come back with a "
            "word on each of them.\",";
    for (int skill = 0; skill < 4; ++skill)
      text += (skill == 0 ? "" : "|") + std::string("skill-") + number(numbers.below(skills)) +
              ":" + number(1 + numbers.below(5));
    text += "," + (numbers.below(5) == 0 ? "" : number(1 + numbers.below(200)));
    const bool priced = numbers.below(4) > 0;
    text += "," + (priced ? number(numbers.below(900)) : "") + "," +
            (priced ? (numbers.below(3) == 0 ? "USD" : "EUR") : "");
    text +=
        "," + std::string(numbers.one_of(levels)) + "," + std::string(numbers.one_of(languages));
    text += numbers.below(2) == 0 ? ",self" : ",";
    text += numbers.below(3) == 0 ? ",exam" : ",";
    text += numbers.below(2) == 0 ? ",certificate" : ",";
    text += numbers.below(4) == 0 ? ",24" : ",";
    text += "," + (numbers.below(3) == 0 ? number(numbers.below(101)) : "") + "\n";
  }
  return text;
}

std::vector<catalogue::Query> queries() {
  using catalogue::Price;
  using catalogue::Query;
  using catalogue::Stage;
  std::vector<Query> all{
      {.words = ""},
      {.words = "c"},
      {.words = "harbour", .filters = {.language = "de"}},
      {.words = "", .filters = {.price_max = Price{10'000, "EUR"}}},
      {.words = "", .filters = {.stage = Stage::beginner, .free_or_trial = true}},
      {.words = "payroll",
       .filters = {.minutes_max = 60 * 40, .provider = "college", .with_unknown = true}},
      {.filters = {.skill = "skill-17", .skill_level = 3}},
      {.filters = {.skill = "skill-1200"}, .from = 40},
      {.words = "certificate", .from = 2'000},
      {.words = "essentials 12"},
      {.words = "network", .filters = {.credential = "certificate"}}};
  for (const auto subject : subjects) {
    all.push_back({.words = std::string(subject)});
    all.push_back({.words = std::string(subject) + " in pra"});
    all.push_back({.words = std::string(subject).substr(0, 3), .filters = {.language = "en"}});
    all.push_back({.words = std::string(subject) + " for beginners",
                   .filters = {.price_max = Price{20'000, "EUR"}, .minutes_max = 60 * 60}});
  }
  return all;
}

using Clock = std::chrono::steady_clock;
double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// What the command does with a provider's file.
double import_all(storage::CatalogueFolder& catalogues) {
  Numbers numbers;
  double spent = 0;
  for (std::size_t provider = 0; provider < providers; ++provider) {
    const auto text = made_up_file(provider, numbers);
    const catalogue::SourceFile file{"offers.csv", text};
    const auto start = Clock::now();
    auto import = catalogue::find_importer("csv")->read(
        {&file, 1},
        {.name = "provider-" + number(provider), .today = "2027-01-01", .framework = "bench"});
    if (!import.ok()) throw std::runtime_error(import.error().detail);
    if (import->catalogue.offers.size() != offers_each)
      throw std::runtime_error("not every offer landed");
    const auto saved = catalogues.save(std::move(import->catalogue));
    if (!saved.ok()) throw std::runtime_error(saved.error().detail);
    spent += milliseconds_since(start);
  }
  return static_cast<double>(providers * offers_each) / spent * 1000;
}

double peak_megabytes() {
  struct rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

// The same million as one catalogue, in a process of its own: its memory is what one import needs
// beside its files. Twice: what a second import says is compared with what is kept.
void import_whole() {
  const TemporaryFolder folder;
  storage::CatalogueFolder catalogues(folder.path());
  Numbers numbers;
  std::vector<std::string> texts;
  for (std::size_t provider = 0; provider < providers; ++provider)
    texts.push_back(made_up_file(provider, numbers));
  std::vector<catalogue::SourceFile> files;
  for (const auto& text : texts) files.push_back({"offers.csv", text});
  const auto before = peak_megabytes();
  for (const bool is_first : {true, false}) {
    const auto start = Clock::now();
    const auto import = catalogue::find_importer("csv")->read(
        files, {.name = "whole", .today = "2027-01-01", .set_aside = [&](auto part) {
                  return catalogues.set_aside(std::move(part));
                }});
    if (!import.ok()) throw std::runtime_error(import.error().detail);
    const auto made = app::keep_import(catalogues, *import, "2027-01-01", app::Keep::keep);
    if (!made.ok()) throw std::runtime_error(made.error().detail);
    const auto& changes = made->changes;
    if ((is_first ? changes.added : changes.unchanged) != providers * offers_each)
      throw std::runtime_error("not every offer landed in one catalogue");
    print_figure(is_first ? "catalogue_whole_import_per_s" : "catalogue_whole_again_per_s",
                 static_cast<double>(providers * offers_each) / milliseconds_since(start) * 1000,
                 "offers/s", Better::higher, 20'000);
  }
  print_figure("catalogue_whole_memory_mb", peak_megabytes() - before, "MB", Better::lower);
}

void import_whole_apart() {
  std::fflush(stdout);
  const auto child = ::fork();
  if (child < 0) throw std::runtime_error("no process can be made");
  if (child == 0) {
    try {
      import_whole();
      std::fflush(stdout);
      ::_exit(0);
    } catch (const std::exception& error) {
      std::fprintf(stderr, "%s\n", error.what());
      ::_exit(1);
    }
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (status != 0) throw std::runtime_error("a million offers in one catalogue");
}

catalogue::Search opened(storage::CatalogueFolder& catalogues) {
  std::vector<std::shared_ptr<const catalogue::Book>> books;
  for (std::size_t provider = 0; provider < providers; ++provider)
    books.push_back(catalogues.open("provider-" + number(provider)).value());
  return catalogue::Search(std::move(books));
}

double search_p95(const catalogue::Search& search) {
  constexpr int rounds = 5;
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round)
    for (const auto& query : queries()) {
      const auto start = Clock::now();
      const auto hits = search.find(query);
      times.push_back(milliseconds_since(start));
      if (hits.page.empty()) throw std::runtime_error("nothing found: " + query.words);
    }
  std::sort(times.begin(), times.end());
  return times[times.size() * 95 / 100];
}

// The page of five offers of five providers, as a visitor asks for it.
double compare_page_ms(const std::filesystem::path& folder) {
  const ServerProcess server(folder);
  std::vector<double> times;
  Numbers numbers;
  for (int round = 0; round < 52; ++round) {
    std::string path = "/catalogue/compare";
    for (std::size_t provider = 0; provider < providers; ++provider)
      path += (provider == 0 ? "?" : "&") + std::string("offer=p") + number(provider) + "-" +
              number(1'000'000 + numbers.below(offers_each));
    const auto start = Clock::now();
    const auto answer = ask(server.port(), "GET " + path +
                                               " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: "
                                               "text/html\r\nConnection: close\r\n\r\n");
    const auto spent = milliseconds_since(start);
    if (answer.find("<svg") == std::string::npos)
      throw std::runtime_error("no comparison:\n" + answer.substr(0, 2'000));
    if (round > 0) times.push_back(spent);  // the first one waits for the catalogues
  }
  return median(times);
}

double megabytes_in(const std::filesystem::path& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) bytes += entry.file_size();
  return static_cast<double>(bytes) / 1e6;
}

}  // namespace

void catalogue_million() {
  import_whole_apart();
  const TemporaryFolder folder;
  storage::CatalogueFolder catalogues(folder.path());
  print_figure("catalogue_import_per_s", import_all(catalogues), "offers/s", Better::higher,
               20'000);
  print_figure("catalogue_disk_mb", megabytes_in(folder.path() / "catalogues"), "MB", Better::lower,
               3'000);
  const auto start = Clock::now();
  const auto search = opened(catalogues);
  print_figure("catalogue_open_ms", milliseconds_since(start), "ms", Better::lower);
  print_figure("catalogue_search_p95_ms", search_p95(search), "ms", Better::lower, 20);
  furnish(folder.path());
  print_figure("catalogue_compare_ms", compare_page_ms(folder.path()), "ms", Better::lower, 50);
}

}  // namespace cairn::bench
