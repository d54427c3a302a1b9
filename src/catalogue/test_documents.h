// SPDX-License-Identifier: Apache-2.0
// For tests: made-up answers of providers with every field an importer reads, and where real ones
// lie.
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catalogue/importer.h"

namespace cairn::catalogue {

// The folder of providers' samples, beside the conformance suites; "" where it is absent.
inline std::string provider_samples() {
  const char* suites = std::getenv("CAIRN_SUITES");
  const auto base =
      std::filesystem::path(suites != nullptr ? suites : CAIRN_SOURCE_DIR "/../shared/vectors");
  const auto folder = (base / ".." / "providers").lexically_normal();
  return std::filesystem::is_directory(folder) ? folder.string() : "";
}

inline std::string text_of_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

inline ReadOptions test_options() { return {.name = "test", .today = "2026-11-26"}; }

inline Result<Import> read_text(std::string_view importer, std::string_view text,
                                const ReadOptions& options = test_options()) {
  const SourceFile file{"answer.json", text};
  return find_importer(importer)->read({&file, 1}, options);
}

inline Import read(std::string_view importer, std::string_view text) {
  auto import = read_text(importer, text);
  EXPECT_TRUE(import.ok()) << import.error().detail;
  return import.ok() ? std::move(import).value() : Import{};
}

inline const Offer& at(const Import& import, std::string_view id) {
  const auto* const offer = find_offer(import.catalogue, id);
  EXPECT_NE(offer, nullptr) << id;
  static const Offer nothing;
  return offer == nullptr ? nothing : *offer;
}

inline std::vector<std::string> words_of(const Offer& offer) {
  std::vector<std::string> words;
  for (const auto& taught : offer.teaches) words.push_back(taught.words);
  return words;
}

using Texts = std::vector<std::string>;

struct TestDocument {
  std::string_view importer;
  std::string_view text;  // two entries of each kind, so that one can be broken
};

// clang-format off
inline constexpr std::string_view microsoft_learn_document = R"({
 "modules": [
  {"uid": "learn.a.first", "type": "module", "title": "First steps", "summary": "<p>Begin &amp; go on.</p>",
   "url": "https://learn.example/en-us/modules/first/?WT.mc_id=api", "duration_in_minutes": 65,
   "levels": ["beginner"], "roles": ["data-scientist"], "products": ["tables"], "subjects": ["counting"],
   "popularity": 0.594, "rating": {"count": 3, "average": 4.5}, "locale": "en-us",
   "last_modified": "2026-08-27T22:13:00.1234567+00:00", "units": ["learn.a.first.one"], "number_of_children": 1},
  {"uid": "learn.a.second", "type": "module", "title": "Second steps", "duration_in_minutes": 30}],
 "learningPaths": [
  {"uid": "learn.a.path", "type": "learningPath", "title": "The path", "summary": "", "duration_in_minutes": 95,
   "levels": ["intermediate"], "modules": ["learn.a.first", "learn.a.second"], "number_of_children": 2}],
 "courses": [
  {"uid": "course.a-1", "course_number": "A-1", "title": "In the room", "duration_in_hours": 24,
   "levels": ["advanced"], "products": ["tables"], "last_modified": "2026-04-02T00:00:00+00:00"}],
 "certifications": [
  {"uid": "certification.old", "title": "Old certificate", "subtitle": "<b>Old</b>", "certification_type": "specialty",
   "exams": ["exam.a-1"], "levels": ["advanced"]}],
 "mergedCertifications": [
  {"uid": "certification.new", "title": "New certificate", "summary": "All of it", "certification_type": "role-based",
   "renewal_frequency_in_days": 365, "prerequisites": ["certification.old"], "products": ["tables"],
   "levels": ["advanced"], "skills": ["Design tables"], "study_guide": [{"type": "learningPath", "uid": "learn.a.path"}],
   "exam_duration_in_minutes": 100, "locales": ["en"]}],
 "exams": [
  {"uid": "exam.a-1", "display_name": "A-1", "title": "Tables", "courses": ["course.a-1"], "levels": ["beginner"],
   "products": ["tables"], "study_guide": [{"uid": "learn.a.path", "type": "learningPath"}]}],
 "appliedSkills": [
  {"uid": "applied-skill.tables", "title": "Tables in use", "study_guide": [{"uid": "learn.a.path", "type": "learningPath"}]}],
 "levels": [{"id": "beginner", "name": "Beginner"}],
 "roles": [{"id": "data-scientist", "name": "Data Scientist"}],
 "products": [{"id": "office", "name": "Office", "children": [{"id": "tables", "name": "Tables"}]}],
 "subjects": [{"id": "counting", "name": "Counting"}]})";

inline constexpr std::string_view openedx_document = R"({"results": [
  {"course_id": "course-v1:BakeX+B1+2027", "name": "Baking", "number": "B1", "org": "BakeX",
   "short_description": "Bread.", "effort": "4 weeks, 3-5 hours/week", "pacing": "instructor",
   "start": "2027-02-01T00:00:00Z", "end": "2027-05-01T00:00:00Z", "enrollment_end": "2027-03-01T00:00:00Z",
   "media": {"image": {"raw": "https://x.example/a.jpg"}}, "hidden": false, "invitation_only": true},
  {"key": "BakeX+B2", "uuid": "7c1e", "title": "Baking more", "owners": [{"key": "BakeX", "name": "Bake School"}],
   "marketing_url": "https://bake.example/b2?utm_source=x&page=2", "full_description": "<p>More bread</p>",
   "level_type": "Intermediate", "skill_names": ["baking"], "skills": [{"name": "kneading"}],
   "prerequisites": ["Hands"], "prerequisites_raw": "<p>Flour</p>", "languages": ["en-us"], "programs": ["Bakery"],
   "enrollment_count": 1200, "recent_enrollment_count": 40, "expected_learning_items": ["Bakes rye"], "outcome": "<p>Bread for all</p>", "modified": "2026-05-01T00:00:00Z",
   "course_runs": [{"key": "course-v1:BakeX+B2+2027", "pacing_type": "self_paced", "min_effort": 2, "max_effort": 3,
     "weeks_to_complete": 4, "start": "2026-01-01T00:00:00Z", "content_language": "en-us",
     "seats": [{"type": "audit", "price": "0.00", "currency": "USD"},
               {"type": "verified", "price": "149.00", "currency": "USD", "credit_hours": null}]}]},
  {"uuid": "d9ee1a73", "title": "Bakery", "type": "MicroMasters", "status": "active", "overview": "All bread",
   "authoring_organizations": [{"key": "BakeX", "name": "Bake School"}], "courses": [{"key": "BakeX+B2", "title": "Baking more",
     "course_runs": [{"key": "course-v1:BakeX+B2+2027"}]}],
   "weeks_to_complete_min": 8, "weeks_to_complete_max": 10, "min_hours_effort_per_week": 2,
   "max_hours_effort_per_week": 4, "price_ranges": [{"currency": "USD", "min": 149, "max": 149, "total": 298}],
   "credit_value": 6, "credit_backing_organizations": [{"name": "Bread Board"}],
   "corporate_endorsements": [{"name": "Mill Ltd"}], "job_outlook_items": ["Bakers are wanted"], "languages": ["en-us"], "skill_names": ["baking"]},
  {"uuid": "0ld", "name": "Older program", "category": "xseries", "status": "active",
   "organizations": [{"display_name": "Old School", "key": "OldX"}],
   "course_codes": [{"display_name": "Old course", "key": "OC1", "organization": {"display_name": "Old School"},
     "run_modes": [{"course_key": "OldX/OC1/2014", "mode_slug": "verified", "start_date": "2014-08-26T10:00:00Z"}]}]}],
 "pagination": {"next": null, "previous": null, "count": 4, "num_pages": 1}})";

inline constexpr std::string_view coursera_document = R"({"elements": [
  {"courseType": "v2.ondemand", "id": "c1", "slug": "bread", "name": "Bread", "description": "Of flour.",
   "workload": "4 weeks of study, 3-5 hours/week", "primaryLanguages": ["en"], "partnerIds": ["6"],
   "certificates": ["VerifiedCert"], "domainTypes": [{"domainId": "arts", "subdomainId": "bread-and-cake"}],
   "specializations": ["s1"], "courseStatus": "launched"},
  {"id": "c2", "slug": "cake", "name": "Cake", "workload": "4-8 hours/week", "courseMode": "SESSION", "s12nIds": ["s1"]},
  {"id": "s1", "slug": "bakery", "name": "Bakery", "tagline": "All of it", "partnerIds": ["6"], "courseIds": ["c1", "c2"]}],
 "paging": {"next": "100", "total": 3},
 "linked": {"partners.v1": [{"id": "6", "name": "Bake School", "shortName": "bake", "squareLogo": "https://x.example/l.png"}]}})";

inline constexpr std::string_view udacity_document = R"({"data": {"catalog": {"companyId": "1",
  "programs": [{"key": "nd1", "type": "DEGREE", "title": "Bread engineering", "summary": "Of flour", "duration": "PT40H",
    "locale": "en-us", "skillNames": ["Baking"], "difficultyLevel": "Intermediate", "modifiedDate": "2025-06-15T10:00:00Z"},
   {"key": "nd2", "title": "Cake engineering", "duration": "P30D"}],
  "assessments": [{"id": "a1", "title": "Bread test", "passingScore": 80.0, "timeLimit": "PT30M"}],
  "learningPlans": [{"id": "p1", "key": "plan", "title": "Plan", "steps": [{"stepId": "s", "label": "Bread engineering"}]}]}},
 "courses": [{"key": "ud1", "title": "Flour", "level": "beginner", "expected_duration": 6, "expected_duration_unit": "hours",
   "required_knowledge": "A <a href=\"x\">kitchen</a>", "expected_learning": "Flour", "tracks": ["Bread"],
   "related_degree_keys": ["nd1"], "homepage": "https://u.example/flour?utm_medium=api", "affiliates": [{"name": "Mill"}]}],
 "tracks": [{"name": "Bread", "courses": ["ud1"]}]})";

inline constexpr std::string_view ctdl_document =
    R"({"@context": "https://credreg.net/ctdl/schema/context/json", "@graph": [
  {"@id": "https://r.example/resources/ce-11111111-1111-4111-8111-111111111111", "@type": "ceterms:Course",
   "ceterms:ctid": "ce-11111111-1111-4111-8111-111111111111", "ceterms:name": {"en-US": "Bread", "de": "Brot"},
   "ceterms:description": {"en-US": "Of flour"}, "ceterms:subjectWebpage": "https://bake.example/bread",
   "ceterms:offeredBy": ["https://r.example/resources/ce-o"], "ceterms:inLanguage": ["en"],
   "ceterms:estimatedDuration": [{"@type": "ceterms:DurationProfile", "ceterms:minimumDuration": "PT20H", "ceterms:maximumDuration": "PT30H"}],
   "ceterms:estimatedCost": [{"@type": "ceterms:CostProfile", "ceterms:price": 90.5, "ceterms:currency": "US Dollar",
     "ceterms:directCostType": {"@type": "ceterms:CredentialAlignmentObject", "ceterms:targetNodeName": {"en-US": "Tuition"}}}],
   "ceterms:audienceLevelType": [{"ceterms:targetNode": "audLevel:BeginnerLevel", "ceterms:targetNodeName": {"en-US": "Beginner Level"}}],
   "ceterms:teaches": [{"ceterms:targetNodeName": {"en-US": "Baking"}}],
   "ceterms:entryCondition": [{"ceterms:description": {"en-US": "Hands"}, "ceterms:condition": {"en-US": ["Flour"]}}],
   "ceterms:assessmentMethodType": [{"ceterms:targetNodeName": {"en-US": "Exam"}}],
   "ceterms:creditValue": {"schema:value": 15, "ceterms:creditUnitType": {"skos:prefLabel": "Bread Unit"}},
   "ceterms:accreditedBy": [{"ceterms:name": {"en-US": "Bread Board"}}], "ceterms:dateEffective": "2024-01-31"},
  {"@id": "https://r.example/resources/ce-22222222-2222-4222-8222-222222222222", "@type": "ceterms:Certification",
   "ceterms:ctid": "ce-22222222-2222-4222-8222-222222222222", "ceterms:name": {"en-US": "Baker"},
   "ceterms:requires": [{"ceterms:targetLearningOpportunity": ["https://r.example/resources/ce-11111111-1111-4111-8111-111111111111"],
     "ceterms:targetCompetency": [{"ceterms:targetNodeName": {"en-US": "Kneading"}}]}],
   "ceterms:renewalFrequency": "P2Y", "ceterms:aggregateData": [{"@type": "ceterms:AggregateDataProfile", "ceterms:medianEarnings": 41000, "ceterms:currency": "USD"}],
   "ceterms:accreditedIn": [{"@type": "ceterms:JurisdictionProfile", "ceterms:assertedBy": [{"ceterms:name": {"en": "Oven Council"}}]}], "ceterms:hasPart": ["https://r.example/resources/ce-11111111-1111-4111-8111-111111111111"]},
  {"@id": "https://r.example/resources/ce-o", "@type": "ceterms:CredentialOrganization", "ceterms:name": {"en-US": "Bake School"}}]})";

inline constexpr std::string_view linkedin_learning_document = R"({"elements": [
  {"urn": "urn:li:lyndaCourse:11", "type": "COURSE", "title": {"locale": {"country": "US", "language": "en"}, "value": "Bread at home"},
   "details": {"availability": "AVAILABLE", "level": "BEGINNER", "description": {"locale": {"country": "US", "language": "en"}, "value": "Of flour"},
     "timeToComplete": {"unit": "SECOND", "duration": 5400}, "urls": {"webLaunch": "https://www.linkedin.example/learning/bread?u=1"},
     "classifications": [{"associatedClassification": {"urn": "urn:li:skill:1", "type": "SKILL", "name": {"locale": {"language": "en"}, "value": "Baking"}}},
       {"associatedClassification": {"urn": "urn:li:lyndaCategory:2", "type": "SUBJECT", "name": {"locale": {"language": "en"}, "value": "Kitchen"}}}],
     "availableLocales": [{"country": "US", "language": "en"}, {"country": "DE", "language": "de"}], "lastUpdatedAt": 1767225600000}},
  {"urn": "urn:li:lyndaCourse:12", "type": "COURSE", "title": {"locale": {"country": "US", "language": "en"}, "value": "Cake at home"},
   "details": {"availability": "RETIRED", "timeToComplete": {"unit": "MINUTE", "duration": 30}}},
  {"urn": "urn:li:lyndaLearningPath:1", "type": "LEARNING_PATH", "title": {"value": "All of the oven"},
   "contents": [{"asset": {"urn": "urn:li:lyndaCourse:11"}}, {"asset": "urn:li:lyndaCourse:12"}]}],
 "paging": {"start": 0, "count": 3, "total": 3, "links": []}})";

inline constexpr std::string_view credly_document = R"({"data": [
  {"id": "b-1", "name": "Baker", "description": "Bakes", "level": "Foundational", "cost": "Paid", "time_to_earn": "Weeks",
   "type_category": "Certification", "global_activity_url": "https://bake.example/baker?utm_source=x", "url": "/org/bake/badge/baker",
   "skills": [{"id": "s1", "name": "Baking", "vanity_slug": "baking"}], "alignments": [],
   "issuer": {"summary": "issued by Bake School", "entities": [{"label": "Issued by", "primary": true,
     "entity": {"type": "Organization", "id": "o1", "name": "Bake School", "verified": true}}]},
   "badge_template_activities": [{"id": "a1", "activity_type": "Assessment", "required_badge_template_id": null, "title": "Pass the oven exam", "url": null},
     {"id": "a2", "activity_type": "Course", "title": "Attend the course"}], "endorsements": [{"name": "Bread Board"}]},
  {"id": "b-2", "name": "Master baker", "level": "Advanced", "cost": "Free", "time_to_earn": null, "url": "/org/bake/badge/master-baker",
   "badge_template_activities": [{"id": "a3", "activity_type": "Badge", "required_badge_template_id": "b-1", "title": "Baker"}]}],
 "metadata": {"count": 2, "current_page": 1, "total_count": 2, "total_pages": 1, "next_page_url": null}})";

inline constexpr std::string_view accredible_document = R"({"data": {"name": "Sample Earner", "username": "sample", "credentials": [
  {"id": 1, "group_id": 71, "language": "en", "private": false, "issued_on": "2022-03-28", "expired_on": null, "uuid": "u-1",
   "name": "Bread basics", "description": "About bread", "course_link": "https://bake.example/bread", "learning_outcomes": ["Bakes bread"],
   "badge?": true, "recipient": {"name": "Sample Earner", "email": "s@example.org"}, "issuer": {"id": 3, "name": "Bake School"},
   "group": {"id": 71, "name": "g", "course_name": "Bread basics", "course_description": "All about bread", "badge_design": {"id": 9}, "certificate_design": null}},
  {"id": 2, "group_id": 71, "private": false, "issued_on": "2023-03-28", "name": "Bread basics", "recipient": {"name": "Sample Earner"}},
  {"id": 3, "group_id": 72, "private": false, "issued_on": "2023-05-01", "name": "Cake basics", "issuer": {"name": "Bake School"},
   "recipient": {"name": "Sample Earner"}, "group": {"id": 72, "course_name": "Cake basics", "certificate_design": {"id": 8}}}]}})";

inline constexpr std::string_view open_badges_document = R"([
  {"id": "https://bake.example/badges/1", "type": "BadgeClass", "name": "Bread badge", "description": "For bread",
   "criteria": {"id": "https://bake.example/badges/1/criteria", "narrative": "Baked ten loaves."}, "issuer": "https://bake.example/issuer",
   "tags": ["bread", "flour"], "extensions:ECTSExtension": {"ECTS": 5}, "extensions:StudyLoadExtension": {"StudyLoad": 140},
   "extensions:EQFExtension": {"EQF": 6}, "extensions:LanguageExtension": {"Language": "nl-NL"},
   "extensions:EducationProgramIdentifierExtension": {"EducationProgramIdentifier": "50123"}, "expires": {"amount": 2, "duration": "years"}},
  {"type": "Profile", "id": "https://bake.example/issuer", "name": "Bake School"},
  {"id": "urn:uuid:11111111-1111-4111-8111-111111111111", "type": ["Achievement"], "achievementType": "MicroCredential", "name": "Cake",
   "description": "For cake", "criteria": {"narrative": "Baked a cake."}, "creator": {"id": "https://cake.example/", "type": "Profile", "name": "Cake School"},
   "alignment": [{"type": ["Alignment"], "targetName": "Pastry", "targetUrl": "https://skills.example/pastry"}], "inLanguage": "en",
   "creditsAvailable": 3, "AssessmentType": "Portfolio", "SupervisionType": "Supervised online", "ParticipationType": "Online",
   "endorsement": [{"issuer": {"id": "https://board.example/", "name": "Bread Board"}}]}])";

inline constexpr std::string_view europass_document = R"({"credential": {"id": "urn:credential:1", "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
 "credentialProfiles": {"id": "http://data.europa.eu/snb/credential/e34929035b"},
 "credentialSubject": {"id": "urn:epass:person:1", "type": "Person", "givenName": {"en": "Sample"}, "hasClaim": [
  {"id": "urn:epass:learningAchievement:1", "type": "LearningAchievement", "title": {"en": "Bread in short", "de": "Brot in Kürze"},
   "awardedBy": {"id": "urn:epass:awardingProcess:1", "type": "AwardingProcess", "awardingBody": {"id": "urn:epass:org:1", "type": "Organisation", "legalName": {"en": "Bake School"}}},
   "provenBy": {"id": "urn:epass:a:1", "type": "LearningAssessment", "idVerification": {"id": "http://data.europa.eu/snb/supervision-verification/1", "type": "Concept", "prefLabel": {"en": "Supervised with ID verification"}},
     "specifiedBy": {"id": "urn:epass:as:1", "type": "LearningAssessmentSpecification", "dcType": {"id": "urn:epass:concept:1", "type": "Concept", "prefLabel": {"en": "Practical work"}}}},
   "specifiedBy": {"id": "urn:epass:qualification:1", "type": "Qualification", "title": {"en": "Bread in short"},
     "identifier": {"id": "urn:epass:identifier:1", "type": "Identifier", "schemeName": "School", "notation": "BREAD-1"},
     "homepage": {"id": "urn:epass:web:1", "type": "WebResource", "contentURL": "https://bake.example/bread"},
     "eqfLevel": {"id": "http://data.europa.eu/snb/eqf/6", "type": "Concept", "prefLabel": {"en": "Level 6"}},
     "nqfLevel": {"id": "http://data.europa.eu/snb/qdr/1", "type": "Concept", "prefLabel": {"en": "NFQ Level 8"}},
     "creditPoint": {"id": "urn:epass:cp:1", "type": "CreditPoint", "framework": {"id": "http://data.europa.eu/snb/education-credit/6fcec5c5af", "type": "Concept", "prefLabel": {"en": "European Credit Transfer System"}}, "point": "2"},
     "entryRequirement": {"id": "urn:epass:note:3", "type": "Note", "noteLiteral": {"en": "A kitchen"}},
     "learningOutcome": [{"id": "urn:epass:lo:1", "type": "LearningOutcome", "title": {"en": "Doughs"}, "relatedESCOSkill": {"id": "http://data.europa.eu/esco/skill/1", "type": "Concept", "prefLabel": {"en": "bake goods"}}},
       {"id": "urn:epass:lo:2", "type": "LearningOutcome", "title": {"en": "Knows yeast"}}],
     "mode": {"id": "http://data.europa.eu/snb/learning-assessment/1", "type": "Concept", "prefLabel": {"en": "Blended"}},
     "volumeOfLearning": "PT60H", "maximumDuration": "P1M", "language": {"id": "http://publications.europa.eu/resource/authority/language/ENG", "type": "Concept", "prefLabel": {"en": "English"}},
     "accreditation": {"id": "urn:epass:acc:1", "type": "Accreditation", "accreditingAgent": {"id": "urn:epass:org:2", "type": "Organisation", "legalName": {"en": "Bread Board"}}},
     "dcType": {"id": "http://data.europa.eu/snb/learning-opportunity/74a4a268e8", "type": "Concept", "prefLabel": {"en": "Short learning programme"}}}},
  {"id": "urn:epass:learningAchievement:2", "type": "LearningAchievement", "title": {"en": "Cake in short"},
   "awardedBy": {"id": "urn:epass:awardingProcess:1", "type": "AwardingProcess"},
   "specifiedBy": {"id": "urn:epass:qualification:2", "type": "Qualification", "identifier": {"id": "urn:epass:identifier:2", "type": "Identifier", "schemeName": "School", "notation": "CAKE-1"}, "volumeOfLearning": "P60M"}}]}}})";

// clang-format on
inline constexpr TestDocument test_documents[] = {
    {"microsoft-learn", microsoft_learn_document},
    {"openedx", openedx_document},
    {"coursera", coursera_document},
    {"udacity", udacity_document},
    {"ctdl", ctdl_document},
    {"linkedin-learning", linkedin_learning_document},
    {"credly", credly_document},
    {"accredible", accredible_document},
    {"open-badges", open_badges_document},
    {"europass", europass_document},
};

}  // namespace cairn::catalogue
