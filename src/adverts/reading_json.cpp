// SPDX-License-Identifier: Apache-2.0
#include "adverts/reading_json.h"

#include <algorithm>

namespace cairn::adverts {
namespace {

constexpr double whole = 10'000;  // scores are hundredths of a per cent

// Code points before ascending or any bytes of one text, without counting from the start each time.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); at += step)
      counts_.push_back(
          at == 0 ? 0 : counts_.back() + code_points_before(text.substr(at - step, step), step));
    text_ = text;
  }
  std::int64_t before(std::size_t offset) const {
    if (counts_.empty()) return 0;
    const auto mark = std::min(offset / step, counts_.size() - 1);
    return static_cast<std::int64_t>(
        counts_[mark] + code_points_before(text_.substr(mark * step), offset - mark * step));
  }

 private:
  static constexpr std::size_t step = 256;
  std::string_view text_;
  std::vector<std::size_t> counts_;
};

json::Value truth_or_null(std::optional<bool> truth) {
  return truth ? json::Value::boolean(*truth) : json::Value();
}

std::string_view sentence_text(const AdvertText& advert, const Sentence& sentence) {
  return std::string_view(advert.text).substr(sentence.start, sentence.end - sentence.start);
}

json::Value place(std::size_t start, std::size_t end, std::size_t which, const CodePoints& points,
                  json::Builder builder) {
  return start == end ? json::Value() : builder.integer(points.before(which));
}

json::Value describe(const RequiredSkill& found, const AdvertText& advert,
                     const AdvertReading& reading, const skills::Framework& framework,
                     const CodePoints& points, json::Builder builder) {
  const auto& skill = framework.skills[found.skill];
  const auto& [at, start, end] = found.best;
  return builder.object({{"uri", builder.string(skill.id)},
                         {"label", builder.string(skill.label)},
                         {"score", builder.decimal(found.score / whole)},
                         {"start", place(start, end, start, points, builder)},
                         {"end", place(start, end, end, points, builder)},
                         {"sentence", builder.string(sentence_text(advert, reading.sentences[at]))},
                         {"must", truth_or_null(found.must)},
                         {"level", found.level > 0 ? builder.integer(found.level) : json::Value()},
                         {"years", found.years ? builder.integer(*found.years) : json::Value()},
                         {"exact", json::Value::boolean(found.exact)}});
}

json::Value describe_sentences(const AdvertText& advert, const AdvertReading& reading,
                               const CodePoints& points, json::Builder builder) {
  std::vector<json::Value> sentences;
  for (const auto& sentence : reading.sentences)
    sentences.push_back(
        builder.object({{"start", builder.integer(points.before(sentence.start))},
                        {"end", builder.integer(points.before(sentence.end))},
                        {"purpose", builder.string(word_for(sentence.purpose))},
                        {"heading", json::Value::boolean(sentence.heading)},
                        {"text", builder.string(sentence_text(advert, sentence))}}));
  return builder.array(sentences);
}

json::Value describe_credentials(const AdvertText& advert, const AdvertReading& reading,
                                 const CodePoints& points, json::Builder builder) {
  std::vector<json::Value> credentials;
  for (const auto& one : reading.credentials)
    credentials.push_back(builder.object(
        {{"name", builder.string(one.name)},
         {"kind", builder.string(word_for(one.kind))},
         {"start", builder.integer(points.before(one.start))},
         {"end", builder.integer(points.before(one.end))},
         {"sentence", builder.string(sentence_text(advert, reading.sentences[one.sentence]))},
         {"must", truth_or_null(one.must)}}));
  return builder.array(credentials);
}

}  // namespace

json::Value describe_skills(const AdvertText& advert, const AdvertReading& reading,
                            const skills::Framework& framework, json::Builder builder) {
  const CodePoints points(advert.text);
  std::vector<json::Value> found;
  for (const auto& skill : reading.skills)
    found.push_back(describe(skill, advert, reading, framework, points, builder));
  return builder.array(found);
}

json::Value describe_occupations(const std::vector<linker::OccupationMatch>& occupations,
                                 const skills::Framework& framework, json::Builder builder) {
  std::vector<json::Value> found;
  for (const auto& match : occupations) {
    const auto& occupation = framework.occupations[match.occupation];
    found.push_back(builder.object({{"uri", builder.string(occupation.id)},
                                    {"label", builder.string(occupation.label)},
                                    {"score", builder.decimal(match.score / whole)}}));
  }
  return builder.array(found);
}

json::Value describe_advert(const AdvertText& advert, const AdvertReading& reading,
                            const skills::Framework& framework, json::Builder builder) {
  const CodePoints points(advert.text);
  return builder.object(
      {{"title", builder.string(advert.title)},
       {"employer", builder.string(advert.employer)},
       {"place", builder.string(advert.place)},
       {"language", builder.string(advert.language)},
       {"framework", builder.string(framework.name)},
       {"attribution", builder.string(framework.attribution)},
       {"skills", describe_skills(advert, reading, framework, builder)},
       {"credentials", describe_credentials(advert, reading, points, builder)},
       {"occupations", describe_occupations(reading.occupations, framework, builder)},
       {"notes", builder.strings(reading.notes)},
       {"sentences", describe_sentences(advert, reading, points, builder)},
       {"text", builder.string(advert.text)}});
}

}  // namespace cairn::adverts
