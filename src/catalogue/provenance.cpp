// SPDX-License-Identifier: Apache-2.0
#include "catalogue/provenance.h"

#include <algorithm>

#include "base/arena.h"
#include "catalogue/catalogue_json.h"

namespace cairn::catalogue {
namespace {

// clang-format off
constexpr SourceField microsoft_learn[] = {
    {"id", "uid"}, {"title", "title, display_name, course_number"}, {"url", "url"},
    {"description", "summary, subtitle"}, {"minutes", "duration_in_minutes, duration_in_hours"},
    {"level", "levels"}, {"teaches", "skills, subjects, products"}, {"requires", "prerequisites"},
    {"prerequisites", "prerequisites"}, {"parts", "modules, exams"},
    {"languages", "locale, locales, url"}, {"assessment", "exams, exam_duration_in_minutes"},
    {"credential", "certification_type"}, {"renewal_months", "renewal_frequency_in_days"},
    {"popularity_percent", "popularity"}, {"modified", "last_modified"},
    {"notes", "roles, study_guide, courses, exam_duration_in_minutes, rating"}};

constexpr SourceField openedx[] = {
    {"id", "course_id, key, uuid"}, {"title", "name, title, display_name"},
    {"provider", "authoring_organizations, owners, organizations, org"},
    {"url", "marketing_url, url"}, {"description", "full_description, overview, short_description"},
    {"minutes", "effort, weeks_to_complete, min_effort, max_effort, min_hours_effort_per_week, max_hours_effort_per_week"},
    {"price_minor", "seats.price, entitlements.price, price_ranges.total"},
    {"currency", "seats.currency, price_ranges.currency"}, {"level", "level_type"},
    {"teaches", "skill_names, skills, expected_learning_items"},
    {"prerequisites", "prerequisites, prerequisites_raw"}, {"parts", "courses, course_codes"},
    {"proves", "outcome"}, {"credential", "seats.type, type, category"}, {"credit", "seats.credit_hours, credit_value"},
    {"languages", "languages, content_language"}, {"starts", "start"}, {"pace", "pacing_type, pacing"},
    {"trial", "seats.type"}, {"programmes", "programs"}, {"learners", "enrollment_count"},
    {"endorsed_by", "credit_backing_organizations, corporate_endorsements"},
    {"modified", "data_modified_timestamp, modified"},
    {"notes", "invitation_only, enrollment_end, status, recent_enrollment_count, job_outlook_items, credit_redemption_overview, effort"}};

constexpr SourceField coursera[] = {
    {"id", "id"}, {"kind", "courseIds"}, {"title", "name"}, {"provider", "partnerIds, linked.partners"}, {"url", "slug"},
    {"description", "description, tagline"}, {"minutes", "workload"},
    {"teaches", "domainTypes.subdomainId"}, {"parts", "courseIds, s12nIds, specializations"},
    {"programmes", "specializations, s12nIds"}, {"credential", "certificates"},
    {"languages", "primaryLanguages"}, {"pace", "courseMode, courseType"},
    {"notes", "workload, courseStatus"}};

constexpr SourceField udacity[] = {
    {"id", "key, id, slug"}, {"title", "title, name"}, {"url", "homepage, slug"},
    {"description", "summary, short_summary, subtitle, expected_learning"},
    {"minutes", "expected_duration, expected_duration_unit, duration, timeLimit"},
    {"level", "level, difficultyLevel"}, {"teaches", "skillNames, expected_learning"},
    {"prerequisites", "required_knowledge"}, {"parts", "steps, courses"},
    {"programmes", "tracks, related_degree_keys"}, {"endorsed_by", "affiliates"},
    {"credential", "type"}, {"languages", "locale"}, {"modified", "modifiedDate"},
    {"notes", "duration, passingScore, expected_duration"}};

constexpr SourceField linkedin_learning[] = {
    {"id", "urn, Content ID"}, {"title", "title, Content Title, Content Name"},
    {"provider", "Content Provider"}, {"url", "details.urls.webLaunch, Content URL"},
    {"description", "details.description, details.shortDescription, Content Description"},
    {"kind", "type, Content Type"}, {"minutes", "details.timeToComplete, Duration"},
    {"level", "details.level, Level"}, {"teaches", "details.classifications (SKILL), Skills"},
    {"parts", "contents"}, {"languages", "details.availableLocales, title.locale, Locale"},
    {"modified", "details.lastUpdatedAt, Last Updated"},
    {"notes", "details.availability, Duration"}};

constexpr SourceField credly[] = {
    {"id", "id"}, {"title", "name"}, {"provider", "issuer.entities.entity.name, issuer_name"},
    {"url", "global_activity_url, url"}, {"description", "description"}, {"level", "level"},
    {"teaches", "skills.name"}, {"requires", "badge_template_activities.required_badge_template_id"},
    {"parts", "badge_template_activities (Badge)"}, {"prerequisites", "badge_template_activities.title"},
    {"assessment", "badge_template_activities (Assessment)"}, {"trial", "cost"},
    {"endorsed_by", "endorsements"}, {"notes", "cost, time_to_earn, issuer.entities.entity.verified"}};

constexpr SourceField accredible[] = {
    {"id", "group_id, group.id"}, {"title", "group.course_name, name"}, {"provider", "issuer.name"},
    {"url", "course_link"}, {"description", "group.course_description, description"},
    {"teaches", "learning_outcomes"}, {"languages", "language"},
    {"credential", "group.certificate_design, group.badge_design, badge?"}};

constexpr SourceField open_badges[] = {
    {"id", "id, openBadgeId, entityId"}, {"title", "name"}, {"provider", "creator.name, issuer.name"},
    {"kind", "achievementType"}, {"url", "criteria.id, criteriaUrl, id"}, {"description", "description"},
    {"teaches", "alignment, alignments, tag, tags"}, {"minutes", "StudyLoad, TimeInvestment"},
    {"languages", "inLanguage, Language"}, {"assessment", "AssessmentType, SupervisionType"},
    {"supervised", "SupervisionType"},
    {"proves", "criteria.narrative, criteriaNarrative, LearningOutcome"},
    {"credential", "achievementType"}, {"renewal_months", "expires"}, {"credit", "ECTS, SBU, creditsAvailable"},
    {"eqf", "EQF"}, {"programmes", "EducationProgramIdentifier"}, {"endorsed_by", "endorsement.issuer.name"},
    {"notes", "ParticipationType"}};

constexpr SourceField europass[] = {
    {"id", "specifiedBy.identifier, specifiedBy.id"}, {"title", "title, specifiedBy.title"},
    {"provider", "awardedBy.awardingBody"}, {"url", "specifiedBy.homepage"},
    {"description", "description, specifiedBy.description"},
    {"teaches", "specifiedBy.learningOutcome"}, {"prerequisites", "specifiedBy.entryRequirement"},
    {"parts", "hasPart"}, {"minutes", "specifiedBy.volumeOfLearning"},
    {"languages", "specifiedBy.language"}, {"assessment", "provenBy.specifiedBy, provenBy.idVerification"},
    {"credential", "specifiedBy.dcType"}, {"credit", "specifiedBy.creditPoint"},
    {"eqf", "specifiedBy.eqfLevel"}, {"endorsed_by", "specifiedBy.accreditation"},
    {"framework_level", "specifiedBy.nqfLevel"}, {"supervised", "provenBy.idVerification"},
    {"modified", "specifiedBy.modified"},
    {"notes", "specifiedBy.maximumDuration, specifiedBy.nqfLevel, specifiedBy.mode"}};

constexpr SourceField ctdl[] = {
    {"id", "ceterms:ctid, @id"}, {"title", "ceterms:name"}, {"kind", "@type"},
    {"provider", "ceterms:offeredBy, ceterms:ownedBy"},
    {"url", "ceterms:subjectWebpage, ceterms:availableOnlineAt"}, {"description", "ceterms:description"},
    {"minutes", "ceterms:estimatedDuration"}, {"price_minor", "ceterms:estimatedCost"},
    {"currency", "ceterms:estimatedCost"}, {"level", "ceterms:audienceLevelType"},
    {"teaches", "ceterms:teaches, ceterms:assesses, ceterms:targetCompetency"},
    {"requires", "ceterms:requires, ceterms:prerequisite, ceterms:entryCondition"},
    {"prerequisites", "ceterms:requires, ceterms:prerequisite, ceterms:entryCondition"},
    {"parts", "ceterms:hasPart, ceterms:targetCredential"},
    {"programmes", "ceterms:isPartOf, ceterms:isRequiredFor, ceterms:isPreparationFor"},
    {"credential", "@type"}, {"renewal_months", "ceterms:renewalFrequency, ceterms:renewal"},
    {"languages", "ceterms:inLanguage"}, {"starts", "ceterms:startDate"}, {"credit", "ceterms:creditValue"},
    {"assessment", "ceterms:assessmentMethodType, ceterms:assessmentMethodDescription"},
    {"endorsed_by", "ceterms:accreditedBy, ceterms:approvedBy, ceterms:recognizedBy, ceterms:accreditedIn, ceterms:approvedIn, ceterms:recognizedIn"},
    {"modified", "ceterms:dateModified, ceterms:dateEffective"},
    {"notes", "ceterms:estimatedDuration, ceterms:estimatedCost, ceterms:renewal, ceterms:aggregateData, ceterms:lifeCycleStatusType"}};
// clang-format on

struct Table {
  std::string_view importer;
  std::span<const SourceField> fields;
};
constexpr Table tables[] = {{"microsoft-learn", microsoft_learn},
                            {"openedx", openedx},
                            {"coursera", coursera},
                            {"udacity", udacity},
                            {"credly", credly},
                            {"accredible", accredible},
                            {"linkedin-learning", linkedin_learning},
                            {"open-badges", open_badges},
                            {"europass", europass},
                            {"ctdl", ctdl}};

// About the entry itself, not about what is on offer.
constexpr std::string_view about_the_entry[] = {"source",  "file",       "row",        "origins",
                                                "example", "gone_since", "minutes_low"};

}  // namespace

std::span<const SourceField> source_fields(std::string_view importer) {
  for (const auto& table : tables)
    if (table.importer == importer) return table.fields;
  return {};
}

std::vector<std::string> known_fields(const Offer& offer) {
  Arena arena;
  const auto shown = to_json(offer, json::Builder(arena));
  std::vector<std::string> fields;
  for (const auto& [key, value] : shown.members())
    if (std::find(std::begin(about_the_entry), std::end(about_the_entry), key) ==
        std::end(about_the_entry))
      fields.emplace_back(key);
  return fields;
}

std::vector<Origin> origins_of(const Offer& offer, std::string_view imported_on) {
  const auto table = source_fields(offer.source);
  std::vector<Origin> origins;
  for (auto& field : known_fields(offer)) {
    const auto own = std::find_if(offer.origins.begin(), offer.origins.end(),
                                  [&](const Origin& origin) { return origin.field == field; });
    if (own != offer.origins.end()) {
      origins.push_back(*own);
      continue;
    }
    const auto row = std::find_if(table.begin(), table.end(),
                                  [&](const SourceField& one) { return one.field == field; });
    if (row != table.end())
      origins.push_back({.field = std::move(field),
                         .source = std::string(row->source),
                         .on = std::string(imported_on)});
  }
  // What stands in notes keeps its own name.
  for (const auto& own : offer.origins)
    if (std::none_of(origins.begin(), origins.end(),
                     [&](const Origin& origin) { return origin.field == own.field; }))
      origins.push_back(own);
  return origins;
}

}  // namespace cairn::catalogue
