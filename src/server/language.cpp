// SPDX-License-Identifier: Apache-2.0
#include "server/language.h"

#include <charconv>

#include "base/text.h"
#include "json/parse.h"

namespace cairn::server {

namespace {

constexpr const char* where = "language";
constexpr std::size_t preferences_max = 32;  // of one header

thread_local const Language* spoken_here = nullptr;

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

const Language& english() {
  static const Language own{.tag = "en", .name = "English", .direction = "ltr", .texts = {}};
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

}  // namespace cairn::server
