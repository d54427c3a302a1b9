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
   "enrollment_count": 1200, "modified": "2026-05-01T00:00:00Z",
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
   "corporate_endorsements": [{"name": "Mill Ltd"}], "languages": ["en-us"], "skill_names": ["baking"]},
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
   "ceterms:renewalFrequency": "P2Y", "ceterms:hasPart": ["https://r.example/resources/ce-11111111-1111-4111-8111-111111111111"]},
  {"@id": "https://r.example/resources/ce-o", "@type": "ceterms:CredentialOrganization", "ceterms:name": {"en-US": "Bake School"}}]})";

// clang-format on
inline constexpr TestDocument test_documents[] = {
    {"microsoft-learn", microsoft_learn_document},
    {"openedx", openedx_document},
    {"coursera", coursera_document},
    {"udacity", udacity_document},
    {"ctdl", ctdl_document},
};

}  // namespace cairn::catalogue
