// SPDX-License-Identifier: Apache-2.0
#include "adverts/lines.h"

#include <algorithm>
#include <array>

#include "adverts/limits.h"
#include "adverts/vocabulary.h"
#include "base/text.h"

namespace cairn::adverts {
namespace {

constexpr std::size_t heading_bytes_max = 80;
constexpr std::size_t wrapped_bytes_min = 55;  // a line shorter than this was ended on purpose

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// The bytes of a bullet or number with the space behind it; 0 where there is none.
std::size_t bullet_bytes(std::string_view line) {
  constexpr std::array<std::string_view, 19> signs{"•", "·", "◦", "▪", "■", "●", "○", "‣", "⁃", "✓",
                                                   "✔", "→", "➢", "►", "–", "—", "-", "*", "+"};
  std::size_t end = 0;
  for (const auto sign : signs)
    if (line.starts_with(sign)) {
      end = sign.size();
      break;
    }
  const bool sign_alone = end > 1 && end != std::string_view("–").size();
  if (end == 0 && line.starts_with("o ")) end = 1;
  if (end == 0) {
    std::size_t at = line.starts_with('(') ? 1 : 0;
    const auto first = at;
    while (at < line.size() && at - first < 2 && is_digit(line[at])) ++at;
    if (at == first && at < line.size() && is_lower(line[at])) ++at;
    if (at > first && at < line.size() && (line[at] == '.' || line[at] == ')')) end = at + 1;
  }
  if (end == 0 || end >= line.size()) return 0;
  if (!is_space(line[end]) && !sign_alone) return 0;
  while (end < line.size() && is_space(line[end])) ++end;
  return end;
}

struct RawLine {
  std::size_t start, end;
  bool blank_before;
  std::size_t indent;
};

std::vector<RawLine> raw_lines(std::string_view text) {
  std::vector<RawLine> lines;
  bool blank = true;
  for (std::size_t at = 0; at < text.size() && lines.size() < limits::sentences_max;) {
    const auto line_end = std::min(text.find_first_of("\n\r", at), text.size());
    auto start = at, end = line_end;
    while (start < end && is_space(text[start])) ++start;
    while (end > start && is_space(text[end - 1])) --end;
    if (start == end) {
      // "\r\n" is one end of a line.
      blank |= line_end != at || line_end == 0 || text[line_end - 1] != '\r' ||
               line_end >= text.size() || text[line_end] != '\n';
    } else {
      lines.push_back({start, end, blank, start - at});
      blank = false;
    }
    at = line_end + 1;
  }
  return lines;
}

class LineReader {
 public:
  explicit LineReader(const AdvertText& advert) : advert_(advert), raw_(raw_lines(advert.text)) {}

  std::vector<Line> run() {
    for (std::size_t i = 0; i < raw_.size(); ++i) take(i);
    return std::move(lines_);
  }

 private:
  std::string_view text(const RawLine& line) const {
    return std::string_view(advert_.text).substr(line.start, line.end - line.start);
  }

  BlockKind kind_of(const RawLine& line) {
    const auto& blocks = advert_.blocks;
    while (block_ < blocks.size() && blocks[block_].end <= line.start) ++block_;
    const bool within = block_ < blocks.size() && blocks[block_].start <= line.start;
    return within ? blocks[block_].kind : BlockKind::paragraph;
  }

  void take(std::size_t i) {
    const auto& raw = raw_[i];
    const auto kind = kind_of(raw);
    auto whole = text(raw);
    const auto bullet = bullet_bytes(whole);
    const bool is_bullet = bullet > 0 || kind == BlockKind::bullet;
    if (!is_bullet && kind == BlockKind::paragraph && continues(raw)) {
      lines_.back().end = raw.end;
      return;
    }
    Line line{raw.start + bullet, raw.end, is_bullet, false, raw.blank_before};
    whole.remove_prefix(bullet);
    const bool marked = strip_marks(line);
    const auto inner = std::string_view(advert_.text).substr(line.start, line.end - line.start);
    line.heading = kind == BlockKind::heading || (!is_bullet && is_heading(i, inner, marked));
    if (line.start < line.end) lines_.push_back(line);
  }

  // Whether a line only goes on with the one before, which was wrapped.
  bool continues(const RawLine& raw) const {
    if (lines_.empty() || raw.blank_before || !advert_.blocks.empty()) return false;
    const auto& before = lines_.back();
    if (before.heading) return false;
    const auto end = std::string_view(advert_.text).substr(before.start, before.end - before.start);
    const auto last_line = end.substr(end.rfind('\n') == end.npos ? 0 : end.rfind('\n') + 1);
    const bool open = std::string_view(".:!?;").find(end.back()) == std::string_view::npos;
    const auto first = text(raw)[0];
    if (before.bullet && raw.indent > 0 && is_lower(first)) return true;
    return open && last_line.size() >= wrapped_bytes_min && (is_lower(first) || first == '(');
  }

  // Takes "## " and "**" away; whether there were any, or it is a number that heads a section.
  bool strip_marks(Line& line) const {
    const std::string_view all = advert_.text;
    bool marked = false;
    while (line.start < line.end && all[line.start] == '#') ++line.start, marked = true;
    while (line.start < line.end && is_space(all[line.start])) ++line.start;
    const auto inner = all.substr(line.start, line.end - line.start);
    for (const std::string_view sign : {"**", "__"})
      if (inner.size() > 2 * sign.size() && inner.starts_with(sign) &&
          (inner.ends_with(sign) || inner.ends_with(std::string(sign) + ":"))) {
        line.start += sign.size();
        line.end -= inner.ends_with(':') ? sign.size() + 1 : sign.size();
        return true;
      }
    return marked;
  }

  bool is_heading(std::size_t i, std::string_view line, bool marked) const {
    if (marked) return true;
    if (line.size() > heading_bytes_max || i + 1 == raw_.size()) return false;
    if (std::string_view(".,;").find(line.back()) != std::string_view::npos) return false;
    if (line.size() < wrapped_bytes_min && line.find_first_of("?!") == line.npos &&
        breaks_off_at_somebody(line))
      return true;
    const bool list_follows = bullet_bytes(text(raw_[i + 1])) > 0;
    if (line.ends_with(':')) return true;
    if (is_shouted(line)) return true;
    constexpr std::size_t label_bytes_max = 40;
    if (line.size() <= label_bytes_max && purpose_of_heading(line, true)) return true;
    const bool apart = raw_[i].blank_before || (i > 0 && lines_.size() && lines_.back().bullet);
    if (apart && list_follows && line.find(". ") == line.npos) return true;
    if ((apart || list_follows) && purpose_of_heading(line).has_value()) return true;
    return i > 1 && apart && raw_[i + 1].blank_before && is_short_label(line);
  }

  // A few words that end nothing, alone between empty lines.
  static bool is_short_label(std::string_view line) {
    constexpr std::size_t bytes_max = 50;
    constexpr int spaces_max = 6;
    return line.size() <= bytes_max && std::ranges::count(line, ' ') <= spaces_max &&
           line.find_first_of(".,;!") == line.npos && !is_lower(line[0]);
  }

  // All capitals, at least a word of them.
  static bool is_shouted(std::string_view line) {
    constexpr int letters_min = 5;
    return std::ranges::count_if(line, is_upper) >= letters_min &&
           std::ranges::none_of(line, is_lower);
  }

  const AdvertText& advert_;
  std::vector<RawLine> raw_;
  std::vector<Line> lines_;
  std::size_t block_ = 0;
};

}  // namespace

std::vector<Line> lines_of(const AdvertText& advert) { return LineReader(advert).run(); }

}  // namespace cairn::adverts
