// SPDX-License-Identifier: Apache-2.0
#include "cli/verify_many.h"

#include <algorithm>
#include <chrono>

#include "base/text.h"
#include "cli/in_order.h"
#include "cli/report_text.h"
#include "cli/verify_tally.h"
#include "json/write.h"

namespace cairn::cli {
namespace {

constexpr std::size_t held_per_thread = 64;
constexpr std::size_t written_at_once_bytes = 64 * 1024;
constexpr auto kept_back_at_most = std::chrono::milliseconds(100);

// What is to be said of one input.
struct Told {
  std::string text;  // for standard output
  std::optional<Error> complaint;
};

// What is told, gathered until it is worth a write.
class Teller {
 public:
  Teller(bool as_json, Console& console, Progress& progress)
      : as_json_(as_json), console_(console), progress_(progress) {}

  bool tell(const Told& told) {
    if (as_json_) text_ += count_++ == 0 ? "[\n" : ",\n";
    text_ += told.text;
    if (told.complaint) {
      progress_.hide();
      console_.complain(*told.complaint);
    }
    const auto now = std::chrono::steady_clock::now();
    if (text_.size() < written_at_once_bytes && now - written_ < kept_back_at_most) return true;
    return write(now);
  }

  Status finish() {
    if (as_json_) text_ += count_ == 0 ? "[]\n" : "\n]\n";
    write(std::chrono::steady_clock::now());
    return status_;
  }

 private:
  bool write(std::chrono::steady_clock::time_point now) {
    progress_.hide();
    if (status_.ok()) status_ = console_.print(text_);
    text_.clear();
    written_ = now;
    return status_.ok();
  }

  bool as_json_;
  Console& console_;
  Progress& progress_;
  std::string text_;
  std::size_t count_ = 0;
  std::chrono::steady_clock::time_point written_;
  Status status_ = done;
};

std::string json_line(const Result<verify::Report>& report, const Input& input) {
  Arena arena;
  const json::Builder builder(arena);
  auto value = to_json(report, input.name, builder);
  if (input.in_folder && report.ok()) {
    json::ObjectBuilder named(builder);
    named.add_string("input", input.name);
    for (const auto& member : value.members()) named.add(member.key, member.value);
    value = named.value();
  }
  auto text = json::write(value);
  return is_utf8(text) ? text : as_utf8(text);
}

Told told_of(const Result<verify::Report>& report, const Input& input, const Console& console) {
  Told told;
  if (console.wants_json())
    told.text = json_line(report, input);
  else if (input.in_folder)
    told.text = report.ok() ? report_line(*report, decisive(*report), input.name, console)
                            : unread_line(report.error(), input.name, console);
  else if (report.ok())
    told.text = report_text(*report, input.name, console);
  if (!report.ok() && !input.in_folder) told.complaint = report.error();
  return told;
}

}  // namespace

json::Value to_json(const Result<verify::Report>& report, const std::string& input,
                    json::Builder builder) {
  if (report.ok()) return verify::to_json(*report, builder);
  return builder.object(
      {{"input", builder.string(input)}, {"error", describe(report.error(), builder)}});
}

Result<Exit> verify_many(const Inputs& inputs, const VerifyMany& how, Console& console) {
  const auto& all = inputs.all;
  const auto threads = std::clamp<std::size_t>(how.threads, 1, all.size());
  Progress progress(all.size(), how.progress);
  Teller teller(console.wants_json(), console, progress);
  InOrder<Told> order(all.size(), threads * held_per_thread,
                      [&](const Told& told) { return teller.tell(told); });
  std::vector<VerifyTally> tallies(threads);
  on_threads(threads, [&](std::size_t thread) {
    const auto verify_one = how.make();
    while (const auto at = order.take()) {
      const auto report = verify_one(all[*at].name);
      tallies[thread].add(report);
      order.put(*at, told_of(report, all[*at], console));
      progress.step();
    }
  });
  const auto written = teller.finish();
  progress.finish();
  CAIRN_CHECK(written);
  for (std::size_t i = 1; i < threads; ++i) tallies.front().add(tallies[i]);
  if (inputs.from_folders) {
    if (console.wants_json())
      console.note(tallies.front().text());
    else
      CAIRN_CHECK(console.print("\n" + tallies.front().text()));
  }
  return tallies.front().exit();
}

}  // namespace cairn::cli
