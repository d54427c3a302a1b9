// SPDX-License-Identifier: Apache-2.0
#include "app/achievements/check.h"

#include <algorithm>

#include "achievement/words.h"
#include "app/achievements/check_results.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/ports/achievements.h"
#include "base/filled.h"
#include "credential/syntax.h"

namespace cairn::app {
namespace {

using achievement::Content;
using achievement::Details;
using achievement::Word;

class Checker {
 public:
  Checker(Context& context, Content& content) : context_(context), content_(content) {}

  Status run() {
    texts();
    translations();
    skills();
    words();
    numbers();
    lists();
    prerequisites();
    check_results(content_.details.results, faults_);
    picture();
    return faults_.verdict();
  }

 private:
  void line(const std::string& path, std::string_view label, std::string& text, std::size_t max,
            Presence presence = Presence::optional, Lines lines = Lines::one) {
    text = faults_.take(text_field({path, label}, text, max, presence, lines));
  }
  void note(const std::string& path, std::string_view label, std::string& text) {
    line(path, label, text, limits::note_characters_max, Presence::optional, Lines::many);
  }
  void wrong(const std::string& path, std::string sentence) {
    faults_.add(field_error({path, ""}, std::move(sentence)));
  }
  void one_of(const std::string& path, std::string_view name, std::span<const Word> words,
              Presence presence, const char* sentence) {
    if (name.empty() && presence == Presence::optional) return;
    if (achievement::find_word(words, name) == nullptr) wrong(path, sentence);
  }
  void language(const std::string& path, std::string& tag) {
    line(path, "Language", tag, 35, Presence::required);
    if (!tag.empty() && !credential::is_language_tag(tag))
      wrong(path, "Write the language as a short tag like en, de or pt-BR.");
  }
  bool few(std::string_view path, std::size_t count, std::size_t max, std::string_view what) {
    if (count <= max) return true;
    wrong(std::string(path), filled("There are too many {}. Use at most {}.", what, max));
    return false;
  }
  // Each item trimmed, empty ones left out, each once.
  void tidy_list(const std::string& path, std::string_view label, std::vector<std::string>& list,
                 std::size_t items_max, std::size_t characters_max) {
    std::vector<std::string> kept;
    if (!few(path, list.size(), items_max, label)) return;
    for (std::size_t i = 0; i < list.size(); ++i) {
      line(path + "/" + std::to_string(i), label, list[i], characters_max);
      if (!list[i].empty() && std::find(kept.begin(), kept.end(), list[i]) == kept.end())
        kept.push_back(list[i]);
    }
    list = std::move(kept);
  }

  void texts() {
    line("/name", "Name", content_.name, limits::name_characters_max, Presence::required);
    line("/description", "Description", content_.description, limits::description_characters_max,
         Presence::required, Lines::many);
    line("/criteria", "Criteria", content_.criteria, limits::criteria_characters_max,
         Presence::required, Lines::many);
    line("/alternative_text", "Description of the picture", content_.alternative_text,
         limits::alternative_text_characters_max, Presence::required);
    auto& it = content_.details;
    language("/language", it.language);
    line("/nqf", "National level", it.nqf, limits::name_characters_max);
    line("/awarding_body", "Awarding body", it.awarding_body, limits::name_characters_max);
    line("/country", "Country or region", it.country, limits::name_characters_max);
    line("/field_of_study", "Field of study", it.field_of_study, limits::name_characters_max);
    note("/quality", "Quality assurance", it.quality);
    note("/renewal", "Renewal", it.renewal);
    note("/entry_requirements", "Entry requirements", it.entry_requirements);
    note("/stacking", "What it counts towards", it.stacking);
    note("/further", "Further information", it.further);
  }

  void translations() {
    auto& all = content_.details.translations;
    if (!few("/translations", all.size(), limits::translations_max, "languages")) return;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto path = "/translations/" + std::to_string(i);
      auto& it = all[i];
      language(path + "/language", it.language);
      line(path + "/name", "Name", it.name, limits::name_characters_max);
      line(path + "/description", "Description", it.description, limits::description_characters_max,
           Presence::optional, Lines::many);
      line(path + "/criteria", "Criteria", it.criteria, limits::criteria_characters_max,
           Presence::optional, Lines::many);
      line(path + "/alternative_text", "Description of the picture", it.alternative_text,
           limits::alternative_text_characters_max);
      const auto same = [&](const auto& other) { return other.language == it.language; };
      const auto before = all.begin() + static_cast<std::ptrdiff_t>(i);
      if (it.language == content_.details.language ||
          std::find_if(all.begin(), before, same) != before)
        wrong(path + "/language", "This language is there already. Choose another, or remove it.");
    }
  }

  void skills() {
    auto& all = content_.details.skills;
    if (!few("/skills", all.size(), limits::skills_count_max, "skills")) return;
    std::vector<achievement::Skill> kept;
    for (std::size_t i = 0; i < all.size(); ++i) {
      auto& it = all[i];
      const auto path = "/skills/" + std::to_string(i);
      resolve(path, it);
      line(path + "/name", "Skill", it.name, limits::skill_characters_max);
      line(path + "/framework", "Framework", it.framework, limits::name_characters_max);
      it.url = faults_.take(
          url_field({path + "/url", "Address of the skill"}, it.url, Presence::optional));
      if (it.level > skills::level_max) wrong(path + "/level", "Choose a level from 1 to 5.");
      const auto same = [&](const auto& other) {
        return it.id.empty() ? other.name == it.name : other.id == it.id;
      };
      if (!it.name.empty() && std::find_if(kept.begin(), kept.end(), same) == kept.end())
        kept.push_back(it);
    }
    if (faults_.none()) all = std::move(kept);
  }

  // A skill of the installed framework is called as the framework calls it.
  void resolve(const std::string& path, achievement::Skill& it) {
    if (it.id.empty()) return;
    if (it.id.find("://") != it.id.npos && !it.name.empty()) {
      it.id = faults_.take(url_field({path + "/id", "Skill"}, it.id, Presence::optional));
      return;
    }
    if (!shelf_) shelf_ = faults_.take(context_.library.shelf(""));
    if (!shelf_) return;
    const auto found = shelf_->index.skill(it.id);
    if (!found)
      return wrong(path + "/id",
                   "The framework has no such skill. Search for it and choose it again.");
    it.name = shelf_->framework.skills[*found].label;
    it.framework = shelf_->framework.title;
  }

  void words() {
    auto& it = content_.details;
    const auto* rule = std::find(std::begin(evidence_rule_names), std::end(evidence_rule_names),
                                 content_.evidence_rule);
    if (rule == std::end(evidence_rule_names))
      wrong("/evidence_rule", "Choose what a learner must bring.");
    one_of("/type", it.type, achievement::achievement_types(), Presence::required,
           "Choose what kind of achievement it is.");
    one_of("/supervision", it.supervision, achievement::supervisions(), Presence::optional,
           "Choose how the assessment is supervised.");
    one_of("/participation", it.participation, achievement::participations(), Presence::optional,
           "Choose how learners take part.");
    one_of("/sharing", it.sharing, achievement::sharings(), Presence::optional,
           "Choose who sees a badge’s page at first.");
    for (std::size_t i = 0; i < it.assessments.size() && faults_.none(); ++i)
      one_of("/assessments/" + std::to_string(i), it.assessments[i],
             achievement::assessment_kinds(), Presence::required,
             "Choose kinds of assessment from the list.");
    if (it.assessments.size() > achievement::assessment_kinds().size())
      wrong("/assessments", "Choose each kind of assessment once.");
  }

  void numbers() {
    const auto& it = content_.details;
    if (it.eqf < 0 || it.eqf > 8) wrong("/eqf", "Choose a level from 1 to 8.");
    if (it.valid_months < 0 || it.valid_months > limits::valid_months_max)
      wrong("/valid_months",
            filled(
                "Write how many months it is valid, up to {}, or nothing where it does not expire.",
                limits::valid_months_max));
  }

  void lists() {
    auto& it = content_.details;
    tidy_list("/outcomes", "Learning outcomes", it.outcomes, limits::outcomes_max,
              limits::outcome_characters_max);
    tidy_list("/tags", "Tags", it.tags, limits::tags_max, limits::tag_characters_max);
    tidy_list("/teaching_languages", "Languages of teaching", it.teaching_languages,
              limits::languages_max, 35);
    for (std::size_t i = 0; i < it.teaching_languages.size(); ++i)
      if (!credential::is_language_tag(it.teaching_languages[i]))
        wrong("/teaching_languages/" + std::to_string(i),
              "Write each language as a short tag like en, de or pt-BR.");
  }

  void prerequisites() {
    auto& all = content_.details.prerequisites;
    if (!few("/prerequisites", all.size(), limits::prerequisites_max, "prerequisites")) return;
    std::erase_if(all, [](const auto& it) {
      return it.achievement.empty() && it.url.empty() && it.name.empty();
    });
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto path = "/prerequisites/" + std::to_string(i);
      line(path + "/name", "Prerequisite", all[i].name, limits::name_characters_max);
      all[i].url = faults_.take(url_field({path + "/url", "Address of the prerequisite"},
                                          all[i].url, Presence::optional));
    }
  }

  // The drawing knows its shapes, symbols and colours, so it is asked to draw.
  void picture() {
    auto drawn = context_.drawing.badge_svg(content_.image, "Badge");
    if (drawn) return;
    auto error = std::move(drawn).error();
    error.path = "/image" + error.path;
    for (auto& other : error.also) other.path = "/image" + other.path;
    faults_.add(std::move(error));
  }

  Context& context_;
  Content& content_;
  Faults faults_;
  std::shared_ptr<const career::Shelf> shelf_;
};

}  // namespace

Result<Content> check_content(Context& context, Content content) {
  CAIRN_CHECK(Checker(context, content).run());
  return content;
}

}  // namespace cairn::app
