// SPDX-License-Identifier: Apache-2.0
#include "server/text.h"

#include <fmt/format.h>

#include <chrono>

#include "base/text.h"

namespace cairn::server {

std::string day(Instant instant) {
  // clang-format off
  static constexpr std::string_view months[] = {
      to_say("January"), to_say("February"), to_say("March"), to_say("April"), to_say("May"),
      to_say("June"), to_say("July"), to_say("August"), to_say("September"), to_say("October"),
      to_say("November"), to_say("December")};
  // clang-format on
  const std::chrono::sys_seconds time{std::chrono::seconds(instant.seconds())};
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(time)};
  return say("{} {} {}", static_cast<unsigned>(date.day()),
             say(months[static_cast<unsigned>(date.month()) - 1]), static_cast<int>(date.year()));
}

std::string moment(Instant instant) {
  const auto of_day = ((instant.seconds() % 86'400) + 86'400) % 86'400;
  return fmt::format("{}, {:02}:{:02} UTC", day(instant), of_day / 3600, of_day / 60 % 60);
}

std::string size_text(std::int64_t bytes) {
  if (bytes < 1000) return say("{} bytes", bytes);
  if (bytes < 1'000'000) return fmt::format("{} kB", (bytes + 500) / 1000);
  return say("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string lines(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& text : texts) out += text + "\n";
  return out;
}

std::vector<std::string> non_empty_lines(std::string_view text) {
  std::vector<std::string> out;
  for (const auto line : split(text, '\n'))
    if (const auto trimmed = trim(line); !trimmed.empty()) out.emplace_back(trimmed);
  return out;
}

namespace {

bool is_at(const Error& fault, std::string_view field) {
  const auto path = "/" + std::string(field);
  return fault.path == path || fault.path.starts_with(path + "/");
}

View summary_row(std::string_view field, const Error& fault) {
  View row;
  row.maybe("field", field).text("detail", say_fault(fault.detail));
  return row;
}

std::string summary_of(std::size_t wrong_count) {
  if (wrong_count == 0) return say("That could not be taken.");
  if (wrong_count == 1) return say("One answer needs another look. What you wrote is still here.");
  return say("{} answers need another look. What you wrote is still here.", wrong_count);
}

}  // namespace

std::string fault_at(const Error* error, const std::string& path) {
  if (error == nullptr) return {};
  if (error->path == path) return say_fault(error->detail);
  for (const auto& other : error->also)
    if (other.path == path) return say_fault(other.detail);
  return {};
}

void add_field_errors(View& view, const Error* error,
                      std::initializer_list<std::string_view> fields) {
  std::vector<const Error*> left;
  if (error != nullptr) left.push_back(error);
  for (std::size_t i = 0; error != nullptr && i < error->also.size(); ++i)
    left.push_back(&error->also[i]);
  std::vector<View> rows;
  std::size_t wrong_count = 0;
  for (const auto field : fields) {
    std::string sentences;
    std::erase_if(left, [&](const Error* fault) {
      if (!is_at(*fault, field)) return false;
      rows.push_back(summary_row(field, *fault));
      sentences += (sentences.empty() ? "" : " ") + say_fault(fault->detail);
      return true;
    });
    view.maybe(std::string(field) + "_error", sentences);
    const bool first = !sentences.empty() && ++wrong_count == 1;
    view.html(std::string(field) + "_state_html", {sentences.empty() ? ""
                                                   : first ? R"(aria-invalid="true" autofocus)"
                                                           : R"(aria-invalid="true")"});
  }
  if (error == nullptr) {
    view.flag("trouble", false);
    return;
  }
  for (const auto* fault : left) rows.push_back(summary_row("", *fault));
  View trouble;
  trouble.text("summary", summary_of(wrong_count)).list("faults", std::move(rows));
  view.section("trouble", std::move(trouble));
}

Error with_paths(Error error, std::string_view from, std::string_view to) {
  if (error.path.starts_with(from)) error.path.replace(0, from.size(), to);
  for (auto& other : error.also) other = with_paths(std::move(other), from, to);
  return error;
}

}  // namespace cairn::server
