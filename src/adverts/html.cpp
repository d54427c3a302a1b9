// SPDX-License-Identifier: Apache-2.0
#include "adverts/html.h"

#include <algorithm>
#include <array>

#include "adverts/entities.h"
#include "adverts/html_tag.h"
#include "adverts/limits.h"
#include "base/text.h"

namespace cairn::adverts {
namespace {

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& sorted, std::string_view name) {
  return std::ranges::binary_search(sorted, name);
}

constexpr std::array<std::string_view, 39> block_names{
    "address", "article", "aside",   "blockquote", "body", "br",       "caption",    "center",
    "dd",      "details", "div",     "dl",         "dt",   "fieldset", "figcaption", "figure",
    "footer",  "form",    "h1",      "h2",         "h3",   "h4",       "h5",         "h6",
    "header",  "hr",      "legend",  "li",         "main", "nav",      "ol",         "p",
    "pre",     "section", "summary", "table",      "tr",   "ul",       "video"};
static_assert(std::ranges::is_sorted(block_names));
constexpr std::array<std::string_view, 14> void_names{"area",  "base",   "br",    "col",  "embed",
                                                      "hr",    "img",    "input", "link", "meta",
                                                      "param", "source", "track", "wbr"};
static_assert(std::ranges::is_sorted(void_names));
// Their content is no markup.
constexpr std::array<std::string_view, 8> raw_names{"iframe", "noembed",  "noframes", "script",
                                                    "style",  "textarea", "title",    "xmp"};
static_assert(std::ranges::is_sorted(raw_names));
// Their content is not the advert.
constexpr std::array<std::string_view, 12> skipped_names{"aside",  "button", "canvas", "dialog",
                                                         "footer", "math",   "nav",    "noscript",
                                                         "object", "select", "svg",    "template"};
static_assert(std::ranges::is_sorted(skipped_names));

constexpr std::string_view no_break_space = "\xc2\xa0";
constexpr std::string_view zero_width_space = "\xe2\x80\x8b";
constexpr std::string_view soft_hyphen = "\xc2\xad";

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Writes one line a block, white space folded.
class LineWriter {
 public:
  explicit LineWriter(PageText& page) : page_(page) {}

  void end_line() {
    space_ = false;
    if (page_.text.size() > line_) {
      if (bold_ && kind_ == BlockKind::paragraph) kind_ = BlockKind::heading;
      if (kind_ != BlockKind::paragraph) page_.blocks.push_back({line_, page_.text.size(), kind_});
      page_.text += '\n';
      line_ = page_.text.size();
    }
    kind_ = BlockKind::paragraph;
    bold_ = true;
  }
  void begin(BlockKind kind) {
    end_line();
    kind_ = kind;
  }
  void space() { space_ = true; }
  void set_bold(bool bold) { in_bold_ = bold; }

  void write(std::string_view text) {
    while (!text.empty()) {
      if (is_space(text[0])) {
        space_ = true;
        text.remove_prefix(1);
      } else if (text.starts_with(no_break_space)) {
        space_ = true;
        text.remove_prefix(no_break_space.size());
      } else if (text.starts_with(zero_width_space) || text.starts_with(soft_hyphen)) {
        text.remove_prefix(text.starts_with(soft_hyphen) ? 2 : 3);
      } else {
        put(text[0]);
        text.remove_prefix(1);
      }
    }
  }

 private:
  void put(char c) {
    if (page_.text.size() >= limits::text_bytes_max) {
      page_.cut = true;
      return;
    }
    if (space_ && page_.text.size() > line_) page_.text += ' ';
    space_ = false;
    bold_ &= in_bold_;
    page_.text += c;
  }

  PageText& page_;
  std::size_t line_ = 0;  // where the present one begins
  BlockKind kind_ = BlockKind::paragraph;
  bool space_ = false;
  bool bold_ = true;  // all of the present line
  bool in_bold_ = false;
};

enum class Skipping : std::uint8_t { everything, hidden_text_only };

class PageReader {
 public:
  PageReader(std::string_view html, Skipping skipping) : html_(html), skipping_(skipping) {}

  PageText read() {
    while (at_ < html_.size()) {
      const auto next = std::min(html_.find('<', at_), html_.size());
      if (skipped_.empty()) write_text(html_.substr(at_, next - at_));
      at_ = next;
      if (at_ < html_.size()) read_markup();
    }
    while (!open_.empty()) close_property();
    writer_.end_line();
    return std::move(page_);
  }
  bool ended_in_skipped() const { return !skipped_.empty(); }

 private:
  struct OpenProperty {
    std::string tag, name;
    std::size_t start;
    std::size_t nested = 0;
  };

  void write_text(std::string_view text) {
    std::string decoded;
    while (!text.empty()) {
      const auto next = std::min(text.find('&'), text.size());
      writer_.write(text.substr(0, next));
      text.remove_prefix(next);
      if (text.empty()) return;
      decoded.clear();
      const auto taken = decode_entity(text, decoded);
      writer_.write(taken == 0 ? "&" : std::string_view(decoded));
      text.remove_prefix(std::max<std::size_t>(taken, 1));
    }
  }

  void read_markup() {
    const auto rest = html_.substr(at_);
    if (rest.starts_with("<!--")) {
      const auto end = html_.find("-->", at_ + 4);
      at_ = end == html_.npos ? html_.size() : end + 3;
    } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '?')) {
      at_ = std::min(html_.find('>', at_), html_.size() - 1) + 1;
    } else if (rest.size() > 1 &&
               (is_letter(rest[1]) || (rest.size() > 2 && rest[1] == '/' && is_letter(rest[2])))) {
      const auto tag = read_tag(html_, at_);
      at_ = tag.end;
      take(tag);
    } else {
      if (skipped_.empty()) writer_.write("<");
      ++at_;
    }
  }

  void take(const Tag& tag) {
    if (!tag.closing && is_one_of(raw_names, tag.name)) return take_raw(tag);
    if (!skipped_.empty()) return skip(tag);
    const bool empty = is_one_of(void_names, tag.name) || (tag.self_closing && tag.name == "svg");
    if (!tag.closing && !empty && is_skipped(tag)) {
      skipped_ = tag.name;
      nested_ = 1;
      return;
    }
    write_block(tag);
    if (!empty) follow_property(tag);
  }

  bool is_skipped(const Tag& tag) const {
    if (skipping_ == Skipping::hidden_text_only) return false;
    return tag.hidden || is_one_of(skipped_names, tag.name);
  }

  void skip(const Tag& tag) {
    if (tag.name != skipped_) return;
    nested_ += tag.closing ? -1 : 1;
    // A paragraph or list item ends where the next begins.
    if (!tag.closing && (tag.name == "p" || tag.name == "li")) nested_ = 0;
    if (nested_ == 0) skipped_.clear();
  }

  void take_raw(const Tag& tag) {
    const auto end = find_closing(tag.name);
    const auto content = html_.substr(at_, end - at_);
    at_ = end;
    if (tag.name == "script" && tag.type == "application/ld+json" &&
        page_.json_ld.size() < limits::scripts_max)
      page_.json_ld.emplace_back(content);
    if (tag.name == "title" && page_.title.empty() && skipped_.empty()) {
      PageText title;
      PageReader reader(content.substr(0, content.find('<')), Skipping::everything);
      page_.title = std::string(trim(reader.read().text));
    }
  }

  // Where "</name" stands, in any case; the end of the page where it does not. Each byte is looked
  // at once a page: an element that nothing closes ends the search for good.
  std::size_t find_closing(std::string_view name) const {
    for (auto at = html_.find("</", at_); at != html_.npos; at = html_.find("</", at + 2))
      if (to_lower_ascii(html_.substr(at + 2, name.size())) == name) return at;
    return html_.size();
  }

  void write_block(const Tag& tag) {
    const bool heading =
        tag.name.size() == 2 && tag.name[0] == 'h' && tag.name[1] >= '1' && tag.name[1] <= '6';
    if (heading && tag.name[1] == '1') take_heading(tag.closing);
    if (tag.name == "b" || tag.name == "strong") writer_.set_bold(!tag.closing);
    if (tag.name == "td" || tag.name == "th") writer_.space();
    if (!is_one_of(block_names, tag.name)) return;
    if (tag.closing || (!heading && tag.name != "li")) return writer_.end_line();
    writer_.begin(heading ? BlockKind::heading : BlockKind::bullet);
  }

  void take_heading(bool closing) {
    if (!closing) {
      writer_.end_line();
      heading_ = page_.text.size();
    } else if (page_.heading.empty() && heading_ <= page_.text.size()) {
      page_.heading = std::string(trim(std::string_view(page_.text).substr(heading_)));
    }
  }

  void follow_property(const Tag& tag) {
    if (!open_.empty() && open_.back().tag == tag.name) {
      open_.back().nested += tag.closing ? -1 : 1;
      if (open_.back().nested == 0) return close_property();
    }
    constexpr std::size_t open_max = 16;
    if (tag.closing || tag.property.empty() || open_.size() == open_max) return;
    if (page_.properties.size() == limits::properties_max) return;
    open_.push_back({tag.name, tag.property, page_.text.size(), 1});
  }

  void close_property() {
    page_.properties.push_back({open_.back().name, open_.back().start, page_.text.size()});
    open_.pop_back();
  }

  std::string_view html_;
  Skipping skipping_;
  std::size_t at_ = 0;
  PageText page_;
  LineWriter writer_{page_};
  std::string skipped_;  // the element being left out, "" where none is
  int nested_ = 0;       // elements of that name that are open
  std::size_t heading_ = 0;
  std::vector<OpenProperty> open_;
};

}  // namespace

PageText page_text(std::string_view html) {
  PageReader reader(html, Skipping::everything);
  auto page = reader.read();
  // Something left out was never closed: better too much text than none.
  if (reader.ended_in_skipped()) return PageReader(html, Skipping::hidden_text_only).read();
  return page;
}

bool looks_like_html(std::string_view text) {
  constexpr std::array<std::string_view, 14> tell_tale{"body", "br",      "div",   "h1", "h2",
                                                       "h3",   "head",    "html",  "li", "main",
                                                       "p",    "section", "table", "ul"};
  for (auto at = text.find('<'); at != text.npos && at + 2 < text.size();
       at = text.find('<', at + 1)) {
    if (text.substr(at, 9) == "<!DOCTYPE" || text.substr(at, 9) == "<!doctype") return true;
    auto end = at + 1;
    while (end < text.size() && end - at < 10 &&
           (is_letter(text[end]) || (text[end] >= '1' && text[end] <= '6')))
      ++end;
    const bool ends =
        end < text.size() && (text[end] == '>' || text[end] == '/' || is_space(text[end]));
    const auto name = to_lower_ascii(text.substr(at + 1, end - at - 1));
    if (ends && is_one_of(tell_tale, name) && text.find('>', end) != text.npos) return true;
  }
  return false;
}

}  // namespace cairn::adverts
