// SPDX-License-Identifier: Apache-2.0
#include "http/pseudo_language.h"

#include <algorithm>
#include <array>

#include "app/house.h"
#include "base/text.h"
#include "catalogue/importer.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::server {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string full_width(char letter) {
  std::string out;
  append_utf8(U'\uFF21' + static_cast<char32_t>(letter - 'A'), out);
  return out;
}

// Places for values, tags and entities stay as they are.
std::string pseudo(std::string_view english) {
  std::string out;
  char until = 0;
  for (std::size_t i = 0; i < english.size(); ++i) {
    const char c = english[i];
    if (until != 0) {
      out += c;
      if (c == until) until = 0;
    } else if (c == '{' || c == '<' || c == '&') {
      until = c == '{' ? '}' : c == '<' ? '>' : ';';
      if (c == '&' && english.substr(i, 8).find(';') == english.npos) until = 0;
      out += c;
    } else {
      out += is_letter(c) ? full_width(c) : std::string(1, c);
    }
  }
  return out;
}

std::string message_file() {
  Arena from, to;
  const auto german = app::must(json::parse(message_files().front().bytes, from));
  const json::Builder builder(to);
  const auto turned = [&](std::string_view key) {
    json::ObjectBuilder texts(builder);
    for (const auto& [english, text] : german[key].members())
      texts.add_string(english, pseudo(english));
    return texts.value();
  };
  return json::write(json::ObjectBuilder(builder)
                         .add_string("name", "Ｐｓｅｕｄｏ")
                         .add_string("direction", "ltr")
                         .add("texts", turned("texts"))
                         .add("filled", turned("filled"))
                         .value());
}

// Elements whose text is no sentence of ours.
constexpr std::array<std::string_view, 6> apart{"script", "style",    "code",
                                                "pre",    "textarea", "kbd"};
constexpr std::array<std::string_view, 4> said_attributes{"alt", "aria-label", "placeholder",
                                                          "title"};

std::string decoded(std::string_view text) {
  std::string out(text);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> entities{{{"&lt;", "<"},
                                                                                   {"&gt;", ">"},
                                                                                   {"&quot;", "\""},
                                                                                   {"&#39;", "'"},
                                                                                   {"&apos;", "'"},
                                                                                   {"&amp;", "&"}}};
  for (const auto& [entity, character] : entities)
    for (auto at = out.find(entity); at != out.npos; at = out.find(entity, at + 1))
      out.replace(at, entity.size(), character);
  return out;
}

std::string_view attribute(std::string_view tag, std::string_view name) {
  const auto mark = " " + std::string(name) + "=\"";
  const auto at = tag.find(mark);
  if (at == tag.npos) return {};
  const auto start = at + mark.size();
  return tag.substr(start, tag.find('"', start) - start);
}

std::string_view name_of(std::string_view tag) {
  return tag.substr(0, tag.find_first_of(" \n/>", tag.starts_with('/') ? 1 : 0));
}

class Reader {
 public:
  explicit Reader(std::string_view html) : rest_(html) {}

  std::vector<std::string> run() {
    while (!rest_.empty()) {
      const auto open = rest_.find('<');
      add(rest_.substr(0, open));
      if (open == rest_.npos) break;
      rest_.remove_prefix(open + 1);
      const auto close = std::min(end_of_tag() + 1, rest_.size());
      const auto tag = rest_.substr(0, close - 1);
      rest_.remove_prefix(close);
      read_tag(tag);
    }
    return std::move(texts_);
  }

 private:
  void add(std::string_view text) {
    const auto trimmed = trim(text);
    if (!trimmed.empty()) texts_.push_back(decoded(trimmed));
  }
  // A ">" within quotation marks ends no tag.
  std::size_t end_of_tag() const {
    bool quoted = false;
    for (std::size_t i = 0; i < rest_.size(); ++i) {
      if (rest_[i] == '"') quoted = !quoted;
      if (rest_[i] == '>' && !quoted) return i;
    }
    return rest_.size();
  }
  void read_tag(std::string_view tag) {
    const auto name = name_of(tag);
    for (const auto said : said_attributes) add(attribute(tag, said));
    if (name == "meta" && tag.find("description") != tag.npos) add(attribute(tag, "content"));
    const bool block = std::find(apart.begin(), apart.end(), name) != apart.end() ||
                       attribute(tag, "lang") == "en";  // says that it is
    if (!block) return;
    if (const auto end = rest_.find("</" + std::string(name)); end != rest_.npos)
      rest_.remove_prefix(end);
  }

  std::string_view rest_;
  std::vector<std::string> texts_;
};

bool is_of_a_word(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

// Whole words alone.
void take_out(std::string& text, std::string_view part) {
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) {
    const auto end = at + part.size();
    if (at > 0 && is_of_a_word(text[at - 1]) && is_of_a_word(part.front())) continue;
    if (end < text.size() && is_of_a_word(text[end]) && is_of_a_word(part.back())) continue;
    text.replace(at, part.size(), " ");
  }
}

// Three letters in a row; capitals alone are an abbreviation, as of a currency.
bool has_a_word(std::string_view text) {
  std::size_t letters = 0, small = 0;
  for (const char c : text) {
    letters = is_letter(c) ? letters + 1 : 0;
    small = !is_letter(c) ? 0 : c >= 'a' ? small + 1 : small;
    if (letters >= 3 && small > 0) return true;
  }
  return false;
}

// What holds no word of any language: addresses, names of files and keys.
bool is_address(std::string_view word) {
  return word.find("://") != word.npos || word.find('@') != word.npos || word.starts_with('/') ||
         word.find_first_of("0123456789_=") != word.npos || word.starts_with("did:") ||
         (word.find('.') != word.npos && word.find('.') + 1 < word.size());
}

}  // namespace

std::shared_ptr<const Languages> pseudo_languages() {
  static const auto languages = [] {
    const auto bytes = message_file();
    const Asset file{"xx.json", "application/json", bytes};
    return std::make_shared<const Languages>(app::must(Languages::create({&file, 1})));
  }();
  return languages;
}

std::vector<std::string> readable_texts(std::string_view html) { return Reader(html).run(); }

std::vector<std::string> untranslated(std::string_view html, const std::set<std::string>& data) {
  std::vector<std::string> found;
  std::vector<std::string_view> parts(data.begin(), data.end());
  std::ranges::stable_sort(parts, std::greater(), &std::string_view::size);
  for (const auto& text : readable_texts(html)) {
    auto left = text;
    for (const auto part : parts)
      if (!has_a_word(left))
        break;
      else
        take_out(left, part);
    std::string words;
    for (const auto word : split(left, ' '))
      if (!is_address(word)) words.append(words.empty() ? "" : " ").append(word);
    if (has_a_word(words)) found.push_back(text);
  }
  return found;
}

std::set<std::string> starter_texts(app::Context& context) {
  std::set<std::string> texts;
  const auto add = [&](const std::string& text) {
    if (!text.empty()) texts.insert(text);
  };
  const auto shelf = app::must(context.library.shelf("starter"));
  for (const auto& skill : shelf->framework.skills) {
    add(skill.label), add(skill.description);
    for (const auto& sentence : skill.can_do) add(sentence);
    for (const auto& other : skill.other_labels) add(other);
  }
  for (const auto& occupation : shelf->framework.occupations) {
    add(occupation.label), add(occupation.description);
    for (const auto& other : occupation.other_labels) add(other);
  }
  for (const auto& book : app::must(context.library.offers())->books)
    for (const auto& offer : book->head().offers) {
      add(offer.title), add(offer.provider), add(offer.description), add(offer.credit);
      for (const auto& words : offer.prerequisites) add(words);
      for (const auto& programme : offer.programmes) add(programme);
      for (const auto& body : offer.endorsed_by) add(body);
      for (const auto& note : offer.notes) {
        add(note);
        if (const auto mark = note.find(": "); mark != note.npos) add(note.substr(mark + 2));
      }
      for (const auto& taught : offer.teaches) add(taught.words);
      for (const auto& origin : offer.origins) add(origin.source);
      for (const auto& part : split(offer.assessment, ',')) add(std::string(trim(part)));
      add(offer.credential);
    }
  for (const auto& importer : catalogue::importers()) add(std::string(importer.name));
  return texts;
}

}  // namespace cairn::server
