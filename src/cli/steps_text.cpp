// SPDX-License-Identifier: Apache-2.0
#include "cli/steps_text.h"

#include "base/text.h"
#include "cli/console.h"

namespace cairn::cli {
namespace {

constexpr std::size_t name_width = 19;

std::string name_of(std::string_view name) {
  std::string text = "  ";
  text.append(name).append(name.size() < name_width ? name_width - name.size() : 1, ' ');
  return text;
}

// A text of several lines stands below its name, each line as it is.
void append_fact(std::string& text, std::string_view name, const json::Value& value) {
  text += name_of(name);
  if (value.is_number()) {
    text.append(value.number_text()).append("\n");
    return;
  }
  const auto written = value.as_string();
  if (written.find('\n') == written.npos) {
    text.append(printable(written)).append("\n");
    return;
  }
  text += "\n";
  for (const auto line :
       split(written.ends_with('\n') ? written.substr(0, written.size() - 1) : written, '\n'))
    text.append("    ").append(printable(line)).append("\n");
}

}  // namespace

std::string steps_text(const json::Value& steps) {
  std::string text;
  for (const auto& step : steps.items()) {
    text.append("\n").append(step.string_at("step"));
    if (const auto path = step.string_at("path"); !path.empty())
      text.append(" at ").append(printable(path));
    text += "\n";
    for (const auto& fact : step.members())
      if (fact.key != "step" && fact.key != "path") append_fact(text, fact.key, fact.value);
  }
  return text;
}

}  // namespace cairn::cli
