// SPDX-License-Identifier: Apache-2.0
#include "server/text.h"

#include <cmark.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "base/text.h"

namespace cairn::server {

std::string day(Instant instant) {
  static constexpr std::string_view months[] = {"January",   "February", "March",    "April",
                                                "May",       "June",     "July",     "August",
                                                "September", "October",  "November", "December"};
  const std::chrono::sys_seconds time{std::chrono::seconds(instant.seconds())};
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(time)};
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                     months[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()));
}

std::string size_text(std::int64_t bytes) {
  if (bytes < 1000) return fmt::format("{} bytes", bytes);
  if (bytes < 1'000'000) return fmt::format("{} kB", (bytes + 500) / 1000);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
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

Html markdown(std::string_view text) {
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_markdown_to_html(text.data(), text.size(), CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8),
      &std::free);
  return {html.get()};
}

void add_field_errors(View& view, const Error* error,
                      std::initializer_list<std::string_view> fields) {
  bool placed = false;
  for (const auto field : fields) {
    const auto wanted = "/" + std::string(field);
    const bool here =
        error != nullptr && (error->path == wanted || error->path.starts_with(wanted + "/") ||
                             error->path == "/design" + wanted);
    view.maybe(std::string(field) + "_error", here ? std::string_view(error->detail) : "");
    placed = placed || here;
  }
  if (error == nullptr)
    view.flag("trouble", false);
  else
    view.text("trouble", placed ? "One answer needs another look. Your text is still here."
                                : std::string_view(error->detail));
}

}  // namespace cairn::server
