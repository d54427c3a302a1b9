// SPDX-License-Identifier: Apache-2.0
#include "server/language.h"

#include <fmt/args.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "json/parse.h"

namespace cairn::server {

namespace {

constexpr const char* where = "language";
constexpr std::size_t preferences_max = 32;  // of one header

thread_local const Language* spoken_here = nullptr;

std::vector<std::string> pieces_of(std::string_view pattern) {
  std::vector<std::string> out;
  for (auto at = pattern.find("{}"); at != pattern.npos; at = pattern.find("{}")) {
    out.emplace_back(pattern.substr(0, at));
    pattern.remove_prefix(at + 2);
  }
  out.emplace_back(pattern);
  return out;
}

// How much of the sentence is its own: of two that fit, the one that says more is meant.
std::size_t own_length(const FilledText& filled) {
  std::size_t length = 0;
  for (const auto& piece : filled.pieces) length += piece.size();
  return length;
}

// What stands in the text between the pieces, if it was made of them.
std::optional<std::vector<std::string_view>> values_in(std::string_view text,
                                                       const std::vector<std::string>& pieces) {
  const auto& last = pieces.back();
  if (!text.starts_with(pieces.front())) return std::nullopt;
  text.remove_prefix(pieces.front().size());
  if (!text.ends_with(last)) return std::nullopt;
  text.remove_suffix(last.size());
  std::vector<std::string_view> values;
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
    const auto at = text.find(pieces[i]);
    if (at == text.npos) return std::nullopt;
    values.push_back(text.substr(0, at));
    text.remove_prefix(at + pieces[i].size());
  }
  values.push_back(text);
  return values;
}

enum class Values : std::uint8_t { as_they_are, said };

std::string sentence(const Language& language, std::string_view english, Values which);

std::string sentence_of(const Language& language, const FilledText& filled,
                        std::span<const std::string_view> values, Values which) {
  fmt::dynamic_format_arg_store<fmt::format_context> said;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool name = which == Values::as_they_are || filled.pieces[i].ends_with("“");
    said.push_back(name ? std::string(values[i])
                        : sentence(language, values[i], Values::as_they_are));
  }
  return fmt::vformat(filled.text, said);
}

std::string sentence(const Language& language, std::string_view english, Values which) {
  if (const auto found = language.texts.find(english); found != language.texts.end())
    return found->second;
  for (const auto& filled : language.filled)
    if (const auto values = values_in(english, filled.pieces))
      return sentence_of(language, filled, *values, which);
  return std::string(english);
}

Result<Language> read(const Asset& file) {
  Arena arena;
  const auto parsed = json::parse(file.bytes, arena);
  if (!parsed)
    return fail(ErrorCode::invalid, where,
                std::string(file.name) + ": " + parsed.error().detail + " " + parsed.error().path);
  Language out;
  out.tag = file.name.substr(0, file.name.rfind('.'));
  out.name = parsed->string_at("name");
  out.direction = parsed->string_at("direction");
  if (out.name.empty() || (out.direction != "ltr" && out.direction != "rtl"))
    return fail(ErrorCode::invalid, where,
                std::string(file.name) + " needs a name and the direction ltr or rtl.");
  for (const auto& [english, text] : (*parsed)["texts"].members())
    out.texts.emplace(english, text.as_string());
  for (const auto& [english, text] : (*parsed)["filled"].members()) {
    auto pieces = pieces_of(english);
    if (pieces.size() < 2)
      return fail(
          ErrorCode::invalid, where,
          std::string(file.name) + ": no value is filled into \"" + std::string(english) + "\".");
    out.filled.push_back({std::move(pieces), std::string(text.as_string())});
  }
  std::ranges::stable_sort(out.filled, std::greater(), own_length);
  return out;
}

struct Preference {
  std::string_view range;
  double weight;
};

// RFC 9110 section 12.4.2; a weight that is none counts as 1.
Preference preference_of(std::string_view written) {
  const auto range = trim(written.substr(0, written.find(';')));
  double weight = 1;
  if (const auto at = written.find("q="); at != written.npos)
    std::from_chars(written.data() + at + 2, written.data() + written.size(), weight);
  return {range, weight};
}

bool fits(std::string_view range, std::string_view tag) {
  const auto wanted = to_lower_ascii(range.substr(0, range.find('-')));
  return wanted == tag.substr(0, tag.find('-'));
}

}  // namespace

std::string_view Language::say(std::string_view english) const {
  const auto found = texts.find(english);
  return found == texts.end() ? english : std::string_view(found->second);
}

std::string Language::say_fault(std::string_view english) const {
  return sentence(*this, english, Values::said);
}

const Language& english() {
  static const Language own{
      .tag = "en", .name = "English", .direction = "ltr", .texts = {}, .filled = {}};
  return own;
}

Result<Languages> Languages::create(std::span<const Asset> files) {
  Languages out;
  for (const auto& file : files) {
    CAIRN_TRY(auto language, read(file));
    out.all_.push_back(std::move(language));
  }
  return out;
}

const Language* Languages::find(std::string_view tag) const {
  for (const auto& language : all_)
    if (language.tag == tag) return &language;
  return nullptr;
}

std::string_view Languages::say(std::string_view tag, std::string_view english) const {
  const auto* language = find(tag);
  return language == nullptr ? english : language->say(english);
}

const Language& Languages::choose(std::string_view chosen, std::string_view accept_language) const {
  if (const auto* found = find(chosen)) return *found;
  const Language* best = &all_.front();
  double best_weight = 0;
  std::size_t seen = 0;
  for (const auto written : split(accept_language, ',')) {
    if (++seen > preferences_max) break;
    const auto [range, weight] = preference_of(written);
    for (const auto& language : all_)
      if (weight > best_weight && fits(range, language.tag)) {
        best = &language;
        best_weight = weight;
      }
  }
  return *best;
}

const Language& spoken() { return spoken_here ? *spoken_here : english(); }

Speaking::Speaking(const Language& language) : before_(spoken_here) { spoken_here = &language; }
Speaking::~Speaking() { spoken_here = before_; }

std::string say(std::string_view english) { return std::string(spoken().say(english)); }
std::string say(const Phrase& phrase) { return said(phrase, words_spoken()); }
Words words_spoken() {
  return [&language = spoken()](std::string_view english) { return language.say(english); };
}
std::string say_fault(std::string_view english) { return spoken().say_fault(english); }

}  // namespace cairn::server
