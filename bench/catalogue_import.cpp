// SPDX-License-Identifier: Apache-2.0
// Offers of each provider's form imported: 20,000 made-up entries, and a second run that finds
// nothing changed.
#include <chrono>
#include <functional>
#include <stdexcept>

#include "career.h"
#include "catalogue/importer.h"
#include "catalogue/refresh.h"
#include "measure.h"

namespace cairn::bench {
namespace {

constexpr int rows = 20'000;

struct Shape {
  std::string_view importer, before, after;
  std::function<std::string(const std::string&)> row;
};

std::vector<Shape> shapes() {
  return {{"microsoft-learn", R"({"modules":[)", "]}",
           [](const std::string& n) {
             return R"({"uid":"m.)" + n + R"(","title":"Module )" + n +
                    R"(","summary":"<p>What it is about</p>","duration_in_minutes":30,)" +
                    R"("levels":["beginner"],"subjects":["s"],"products":["p"]})";
           }},
          {"openedx", R"({"results":[)", "]}",
           [](const std::string& n) {
             return R"({"course_id":"c)" + n + R"(","name":"Course )" + n +
                    R"(","effort":"3 weeks, 2 hours/week","short_description":"What it is about"})";
           }},
          {"credly", R"({"data":[)", "]}",
           [](const std::string& n) {
             return R"({"id":"b)" + n + R"(","name":"Badge )" + n +
                    R"(","level":"Foundational","cost":"Paid","time_to_earn":"Weeks",)" +
                    R"("skills":[{"name":"one"},{"name":"two"}]})";
           }},
          {"open-badges", "[", "]", [](const std::string& n) {
             return R"({"id":"urn:x:)" + n + R"(","type":"BadgeClass","name":"Badge )" + n +
                    R"(","criteria":{"narrative":"What was done"},"tags":["one","two"]})";
           }}};
}

}  // namespace

void catalogue_import() {
  using Clock = std::chrono::steady_clock;
  const auto seconds = [](Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
  };
  const catalogue::ReadOptions options{.name = "bench", .today = "2026-11-27"};
  for (const auto& shape : shapes()) {
    std::string text(shape.before);
    for (int i = 0; i < rows; ++i) text += (i > 0 ? "," : "") + shape.row(std::to_string(i));
    text += shape.after;
    const catalogue::SourceFile file{"bench.json", text};
    const auto* const importer = catalogue::find_importer(shape.importer);
    auto start = Clock::now();
    const auto import = importer->read({&file, 1}, options);
    const auto reading = seconds(start);
    if (!import.ok() || import->catalogue.offers.size() != rows)
      throw std::runtime_error("not all landed: " + std::string(shape.importer));
    print_figure("catalogue_import_" + std::string(shape.importer) + "_rows_s", rows / reading,
                 "rows/s", Better::higher);
    const catalogue::Book kept(std::make_shared<const catalogue::Catalogue>(
        catalogue::refreshed(nullptr, *import, options.today).catalogue));
    start = Clock::now();
    catalogue::Refreshing again(&kept, *import, options.today);
    while (again.next().value() != nullptr) continue;
    const auto comparing = seconds(start);
    if (again.difference().changes.any())
      throw std::runtime_error("a second run changes something");
    print_figure("catalogue_refresh_" + std::string(shape.importer) + "_rows_s", rows / comparing,
                 "rows/s", Better::higher);
  }
}

}  // namespace cairn::bench
