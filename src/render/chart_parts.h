// SPDX-License-Identifier: Apache-2.0
// What the charts share: the frame with title and description, labels cut to a width.
#pragma once
#include <fmt/format.h>

#include <string>
#include <string_view>

namespace cairn::render::chart {

inline constexpr double width = 440;  // of every chart, in its own units: about a phone
inline constexpr double text_size = 15;

// The frame up to its content; `text` ends with finish().
std::string begin(std::string_view id, double height, std::string_view title,
                  std::string_view description);
std::string finish();

// The class and the colours of one kind of thing; colours with 3:1 on white and on near black,
// which a page's own rules for the class replace.
std::string_view paint_of(std::string_view kind);

// One element with the paint of its kind; `attributes` is a format for the rest.
template <class... Values>
std::string shape(std::string_view element, std::string_view kind,
                  fmt::format_string<Values...> attributes, Values&&... values) {
  return "<" + std::string(element) + " " + std::string(paint_of(kind)) + " " +
         fmt::format(attributes, std::forward<Values>(values)...) + "/>";
}

enum class Anchor { start, middle, end };
std::string label(double x, double y, std::string_view text, Anchor anchor,
                  std::string_view kind = "chart-text");
// At most `columns` characters, an ellipsis behind what is cut.
std::string cut(std::string_view text, std::size_t columns);

}  // namespace cairn::render::chart
