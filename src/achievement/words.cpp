// SPDX-License-Identifier: Apache-2.0
#include "achievement/words.h"

#include <algorithm>

namespace cairn::achievement {
namespace {

constexpr Word types[] = {{"MicroCredential", "Micro-credential"},
                          {"Achievement", "Achievement"},
                          {"Assessment", "Assessment"},
                          {"Award", "Award"},
                          {"Badge", "Badge"},
                          {"Certificate", "Certificate"},
                          {"CertificateOfCompletion", "Certificate of completion"},
                          {"Certification", "Certification"},
                          {"CommunityService", "Community service"},
                          {"Competency", "Competency"},
                          {"Course", "Course"},
                          {"Degree", "Degree"},
                          {"Diploma", "Diploma"},
                          {"Fieldwork", "Field work"},
                          {"LearningProgram", "Learning programme"},
                          {"License", "Licence"},
                          {"Membership", "Membership"}};

constexpr Word kinds[] = {{"written-exam", "Written examination"},
                          {"oral-exam", "Oral examination"},
                          {"online-test", "Online test"},
                          {"practical", "Practical task, observed"},
                          {"project", "Project"},
                          {"portfolio", "Portfolio of evidence"},
                          {"essay", "Essay or report"},
                          {"presentation", "Presentation"},
                          {"work-based", "Assessment at work"},
                          {"peer", "Assessment by peers"},
                          {"prior-learning", "Recognition of prior learning"},
                          {"continuous", "Continuous assessment"},
                          {"attendance", "Attendance"}};

constexpr Word supervision_words[] = {
    {"unsupervised", "Unsupervised, identity not checked"},
    {"supervised", "Supervised, identity not checked"},
    {"supervised-online", "Supervised online, identity checked"},
    {"supervised-on-site", "Supervised on site, identity checked"}};

constexpr Word participation_words[] = {{"online", "Online"},
                                        {"on-site", "On site"},
                                        {"blended", "Blended: on site and online"},
                                        {"work-based", "At work"},
                                        {"volunteering", "Volunteering"},
                                        {"self-paced", "Self-paced"}};

constexpr Word sharing_words[] = {{"public", "Anyone who knows its address"},
                                  {"private-until-shared", "Only its holder, until they share it"}};

constexpr Word result_words[] = {{"RubricCriterionLevel", "Level of a rubric criterion"},
                                 {"RubricScore", "Score of a rubric"},
                                 {"Percent", "Percentage"},
                                 {"LetterGrade", "Grade"},
                                 {"RawScore", "Points"},
                                 {"ScaledScore", "Scaled score"},
                                 {"GradePointAverage", "Grade point average"},
                                 {"PerformanceLevel", "Performance level"},
                                 {"Status", "Completed or not"},
                                 {"Result", "Another result"}};

constexpr Word levels[] = {{"1", "1: aware"},
                           {"2", "2: works with guidance"},
                           {"3", "3: works alone"},
                           {"4", "4: leads others"},
                           {"5", "5: shapes the field"}};

}  // namespace

std::span<const Word> achievement_types() { return types; }
std::span<const Word> assessment_kinds() { return kinds; }
std::span<const Word> supervisions() { return supervision_words; }
std::span<const Word> participations() { return participation_words; }
std::span<const Word> sharings() { return sharing_words; }
std::span<const Word> result_types() { return result_words; }
std::span<const Word> skill_levels() { return levels; }

const Word* find_word(std::span<const Word> words, std::string_view name) {
  const auto found = std::ranges::find(words, name, &Word::name);
  return found == words.end() ? nullptr : &*found;
}

std::string_view label_of(std::span<const Word> words, std::string_view name) {
  const auto* word = find_word(words, name);
  return word ? word->label : name;
}

}  // namespace cairn::achievement
