// SPDX-License-Identifier: Apache-2.0
#include "render/charts/svg.h"

#include <fmt/format.h>

#include "base/text.h"
#include "render/xml.h"

namespace cairn::render {
namespace {

// The page's own classes, for a file that stands alone.
constexpr std::string_view own_style = R"(<style>
text{font:14px system-ui,sans-serif;fill:#1d2421}.minor{fill:#56605a;font-size:12px}
.middle{text-anchor:middle}.end{text-anchor:end}.strong{font-weight:600}
.grid{stroke:#d9d4c7;fill:none}.base{fill:#e9e5da}.have{fill:#1a5f4f}.need{fill:#c58a1b}
.need-line{stroke:#7c4a03;fill:#c58a1b;fill-opacity:.18}
.have-line{stroke:#1a5f4f;fill:#1a5f4f;fill-opacity:.35}
.line{stroke:#1a5f4f;fill:none}.ground{fill:#faf8f3}
@media(prefers-color-scheme:dark){text{fill:#e8ebe7}.minor{fill:#a9b4ad}.grid{stroke:#333b37}
.base{fill:#29312d}.have{fill:#86d3bd}.need{fill:#f0c674}.need-line{stroke:#f0c674;fill:#f0c674}
.have-line{stroke:#86d3bd;fill:#86d3bd}.line{stroke:#86d3bd}.ground{fill:#131715}}
</style>)";

std::string shortened(std::string_view text, std::size_t characters_max) {
  const auto points = decode_utf8(text);
  if (!points) return "";
  if (points->size() <= characters_max) return std::string(text);
  std::string cut;
  for (const auto point : points->substr(0, characters_max - 1)) append_utf8(point, cut);
  while (cut.ends_with(' ')) cut.pop_back();
  return cut + "\xE2\x80\xA6";
}

}  // namespace

std::string chart_begin(const ChartFrame& frame) {
  auto svg = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {} {}" role="img">)"
      "<title>{}</title><desc>{}</desc>",
      frame.width, frame.height, xml_escaped(frame.title), xml_escaped(frame.description));
  if (frame.embedding == Embedding::file)
    svg += fmt::format(R"({}<rect class="ground" width="{}" height="{}"/>)", own_style, frame.width,
                       frame.height);
  return svg;
}

std::string chart_text(double x, double y, std::string_view text, std::string_view classes,
                       std::size_t characters_max) {
  return fmt::format(R"(<text x="{:.1f}" y="{:.1f}" class="{}">{}</text>)", x, y, classes,
                     xml_escaped(shortened(text, characters_max)));
}

}  // namespace cairn::render
