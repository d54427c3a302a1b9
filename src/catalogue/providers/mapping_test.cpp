// SPDX-License-Identifier: Apache-2.0
// The table that maps every provider to one offer, cell by cell: what a field of the source makes
// of a field of the offer, that it makes it alone, and that the table of provenance says so. Where
// the source has nothing the offer's field stays unknown.
#include <gtest/gtest.h>

#include <algorithm>

#include "catalogue/catalogue_json.h"
#include "catalogue/provenance.h"
#include "catalogue/providers/test_changes.h"
#include "catalogue/test_documents.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::catalogue {
namespace {

struct Cell {
  std::string_view importer, id, field, source, expected;
};

constexpr std::string_view ctdl_course = "ce-11111111-1111-4111-8111-111111111111";
constexpr std::string_view ctdl_baker = "ce-22222222-2222-4222-8222-222222222222";

// clang-format off
constexpr Cell cells[] = {
    {"coursera", "c1", "id", "id", R"("c1")"},
    {"coursera", "c1", "title", "name", R"("Bread")"},
    {"coursera", "c1", "url", "slug", R"("https://www.coursera.org/learn/bread")"},
    {"coursera", "c1", "minutes", "workload", "1200"},
    {"coursera", "c1", "teaches", "domainTypes", R"([{"words":"bread and cake"}])"},
    {"coursera", "s1", "kind", "courseIds", R"("programme")"},
    {"coursera", "c1", "credential", "certificates", R"("verified cert")"},
    {"coursera", "c1", "languages", "primaryLanguages", R"(["en"])"},
    {"coursera", "c1", "provider", "partnerIds", R"("Bake School")"},
    {"microsoft-learn", "learn.a.first", "id", "uid", R"("learn.a.first")"},
    {"microsoft-learn", "learn.a.first", "title", "title", R"("First steps")"},
    {"microsoft-learn", "learn.a.first", "url", "url", R"("https://learn.example/en-us/modules/first/")"},
    {"microsoft-learn", "learn.a.first", "minutes", "duration_in_minutes", "65"},
    {"microsoft-learn", "course.a-1", "minutes", "duration_in_hours", "1440"},
    {"microsoft-learn", "learn.a.first", "level", "levels", R"("beginner")"},
    {"microsoft-learn", "certification.new", "teaches", "skills", R"([{"words":"Design tables"},{"words":"Tables"}])"},
    {"microsoft-learn", "learn.a.first", "teaches", "subjects", R"([{"words":"Counting"},{"words":"Tables"}])"},
    {"microsoft-learn", "learn.a.first", "teaches", "products", R"([{"words":"Counting"},{"words":"Tables"}])"},
    {"microsoft-learn", "certification.new", "requires", "prerequisites", R"({"all":[{"offer":"certification.old"}]})"},
    {"microsoft-learn", "learn.a.path", "parts", "modules", R"(["learn.a.first","learn.a.second"])"},
    {"microsoft-learn", "certification.old", "parts", "exams", R"(["exam.a-1"])"},
    {"microsoft-learn", "certification.new", "credential", "certification_type", R"("role-based certification")"},
    {"microsoft-learn", "certification.new", "renewal_months", "renewal_frequency_in_days", "12"},
    {"microsoft-learn", "certification.new", "languages", "locales", R"(["en"])"},
    {"microsoft-learn", "learn.a.first", "popularity_percent", "popularity", "59"},
    {"microsoft-learn", "learn.a.first", "notes", "rating", R"(["For: Data Scientist.","Rated 4.5 of 5 by 3."])"},
    {"microsoft-learn", "learn.a.first", "modified", "last_modified", R"("2026-08-27")"},
    {"openedx", "course-v1:BakeX+B1+2027", "id", "course_id", R"("course-v1:BakeX+B1+2027")"},
    {"openedx", "d9ee1a73", "id", "uuid", R"("d9ee1a73")"},
    {"openedx", "course-v1:BakeX+B1+2027", "title", "name", R"("Baking")"},
    {"openedx", "d9ee1a73", "title", "title", R"("Bakery")"},
    {"openedx", "BakeX+B2", "url", "marketing_url", R"("https://bake.example/b2?page=2")"},
    {"openedx", "course-v1:BakeX+B1+2027", "minutes", "effort", "1200"},
    {"openedx", "d9ee1a73", "minutes", "weeks_to_complete_max", "2400"},
    {"openedx", "BakeX+B2", "price_minor", "course_runs", "14900"},
    {"openedx", "d9ee1a73", "price_minor", "price_ranges", "29800"},
    {"openedx", "BakeX+B2", "level", "level_type", R"("intermediate")"},
    {"openedx", "BakeX+B2", "teaches", "skill_names", R"([{"words":"baking"},{"words":"Bakes rye"}])"},
    {"openedx", "BakeX+B2", "teaches", "expected_learning_items", R"([{"words":"baking"},{"words":"Bakes rye"}])"},
    {"openedx", "BakeX+B2", "prerequisites", "prerequisites", R"(["Hands","Flour"])"},
    {"openedx", "d9ee1a73", "parts", "courses", R"(["BakeX+B2"])"},
    {"openedx", "d9ee1a73", "credential", "type", R"("MicroMasters certificate")"},
    {"openedx", "BakeX+B2", "credential", "course_runs", R"("verified certificate")"},
    {"openedx", "d9ee1a73", "languages", "languages", R"(["en-US"])"},
    {"openedx", "BakeX+B2", "learners", "enrollment_count", "1200"},
    {"openedx", "BakeX+B2", "notes", "recent_enrollment_count", R"(["Joined of late: 40.","Reckoned from 4 weeks of 2–3 hours a week."])"},
    {"openedx", "d9ee1a73", "endorsed_by", "credit_backing_organizations", R"(["Bread Board","Mill Ltd"])"},
    {"openedx", "d9ee1a73", "endorsed_by", "corporate_endorsements", R"(["Bread Board","Mill Ltd"])"},
    {"openedx", "BakeX+B2", "modified", "modified", R"("2026-05-01")"},
    {"udacity", "ud1", "id", "key", R"("ud1")"},
    {"udacity", "ud1", "title", "title", R"("Flour")"},
    {"udacity", "ud1", "url", "homepage", R"("https://u.example/flour")"},
    {"udacity", "ud1", "minutes", "expected_duration", "360"},
    {"udacity", "ud1", "minutes", "expected_duration_unit", "360"},
    {"udacity", "nd1", "minutes", "duration", "2400"},
    {"udacity", "ud1", "level", "level", R"("beginner")"},
    {"udacity", "nd1", "level", "difficultyLevel", R"("intermediate")"},
    {"udacity", "nd1", "teaches", "skillNames", R"([{"words":"Baking"}])"},
    {"udacity", "ud1", "teaches", "expected_learning", R"([{"words":"Flour"}])"},
    {"udacity", "ud1", "prerequisites", "required_knowledge", R"(["A kitchen"])"},
    {"udacity", "plan", "parts", "steps", R"(["nd1"])"},
    {"udacity", "nd1", "credential", "type", R"("degree")"},
    {"udacity", "nd1", "languages", "locale", R"(["en-US"])"},
    {"udacity", "nd1", "modified", "modifiedDate", R"("2025-06-15")"},
    {"credly", "b-1", "id", "id", R"("b-1")"},
    {"credly", "b-1", "title", "name", R"("Baker")"},
    {"credly", "b-1", "url", "global_activity_url", R"("https://bake.example/baker")"},
    {"credly", "b-2", "url", "url", R"("https://www.credly.com/org/bake/badge/master-baker")"},
    {"credly", "b-2", "trial", "cost", R"("free")"},
    {"credly", "b-1", "level", "level", R"("beginner")"},
    {"credly", "b-1", "teaches", "skills", R"([{"words":"Baking"}])"},
    {"credly", "b-2", "requires", "badge_template_activities", R"({"all":[{"offer":"b-1"}]})"},
    {"credly", "b-2", "parts", "badge_template_activities", R"(["b-1"])"},
    {"credly", "b-1", "provider", "issuer", R"("Bake School")"},
    {"credly", "b-1", "endorsed_by", "endorsements", R"(["Bread Board"])"},
    {"ctdl", ctdl_course, "id", "ceterms:ctid", R"("ce-11111111-1111-4111-8111-111111111111")"},
    {"ctdl", ctdl_course, "title", "ceterms:name", R"("Bread")"},
    {"ctdl", ctdl_course, "url", "ceterms:subjectWebpage", R"("https://bake.example/bread")"},
    {"ctdl", ctdl_course, "minutes", "ceterms:estimatedDuration", "1800"},
    {"ctdl", ctdl_course, "price_minor", "ceterms:estimatedCost", "9050"},
    {"ctdl", ctdl_course, "level", "ceterms:audienceLevelType", R"("beginner")"},
    {"ctdl", ctdl_course, "teaches", "ceterms:teaches", R"([{"words":"Baking"}])"},
    {"ctdl", ctdl_baker, "requires", "ceterms:requires", R"({"all":[{"offer":"ce-11111111-1111-4111-8111-111111111111"}]})"},
    {"ctdl", ctdl_baker, "parts", "ceterms:hasPart", R"(["ce-11111111-1111-4111-8111-111111111111"])"},
    {"ctdl", ctdl_baker, "kind", "@type", R"("certification")"},
    {"ctdl", ctdl_baker, "renewal_months", "ceterms:renewalFrequency", "24"},
    {"ctdl", ctdl_course, "languages", "ceterms:inLanguage", R"(["en"])"},
    {"ctdl", ctdl_baker, "notes", "ceterms:aggregateData", R"(["Outcomes, as its provider tells them: median earnings 41000, in USD."])"},
    {"ctdl", ctdl_course, "endorsed_by", "ceterms:accreditedBy", R"(["Bread Board"])"},
    {"ctdl", ctdl_course, "modified", "ceterms:dateEffective", R"("2024-01-31")"},
    {"linkedin-learning", "urn:li:lyndaCourse:11", "id", "urn", R"("urn:li:lyndaCourse:11")"},
    {"linkedin-learning", "urn:li:lyndaCourse:11", "title", "title", R"("Bread at home")"},
    {"linkedin-learning", "urn:li:lyndaCourse:11", "minutes", "details", "90"},
    {"linkedin-learning", "urn:li:lyndaCourse:11", "level", "details", R"("beginner")"},
    {"linkedin-learning", "urn:li:lyndaCourse:11", "teaches", "details", R"([{"words":"Baking"}])"},
    {"linkedin-learning", "urn:li:lyndaCourse:11", "modified", "details", R"("2026-01-01")"},
    {"open-badges", "https://bake.example/badges/1", "minutes", "extensions:StudyLoadExtension", "8400"},
    {"open-badges", "https://bake.example/badges/1", "credit", "extensions:ECTSExtension", R"("5 ECTS")"},
    {"open-badges", "https://bake.example/badges/1", "eqf", "extensions:EQFExtension", "6"},
    {"open-badges", "https://bake.example/badges/1", "renewal_months", "expires", "24"},
};

// What a source does not have at all.
struct Nothing {
  std::string_view importer, field;
};
constexpr Nothing nothing[] = {
    {"coursera", "price_minor"}, {"coursera", "level"}, {"coursera", "prerequisites"}, {"coursera", "renewal_months"},
    {"coursera", "popularity_percent"}, {"coursera", "learners"}, {"coursera", "modified"},
    {"microsoft-learn", "endorsed_by"}, {"openedx", "renewal_months"}, {"udacity", "price_minor"},
    {"udacity", "renewal_months"}, {"udacity", "popularity_percent"}, {"udacity", "learners"},
    {"credly", "minutes"}, {"credly", "price_minor"}, {"credly", "languages"}, {"credly", "renewal_months"},
    {"credly", "popularity_percent"}, {"credly", "learners"}, {"credly", "modified"},
    {"linkedin-learning", "price_minor"}, {"accredible", "minutes"}, {"accredible", "price_minor"},
    {"open-badges", "price_minor"}, {"europass", "price_minor"},
};
// clang-format on

std::string_view document_of(std::string_view importer) {
  for (const auto& document : test_documents)
    if (document.importer == importer) return document.text;
  return {};
}

// The field as files write it; "" where it is unknown.
std::string text_of(const Offer& offer, std::string_view field) {
  Arena arena;
  const auto shown = to_json(offer, json::Builder(arena));
  const auto* const value = shown.find(field);
  return value == nullptr ? "" : json::write(*value);
}

class Mapping : public ::testing::TestWithParam<Cell> {};

TEST_P(Mapping, ComesFromItsSourceAndFromNothingElse) {
  const auto& cell = GetParam();
  const auto document = document_of(cell.importer);
  const auto import = read_text(cell.importer, document);
  ASSERT_TRUE(import.ok());
  const auto* const offer = find_offer(import->catalogue, cell.id);
  ASSERT_NE(offer, nullptr);
  EXPECT_EQ(text_of(*offer, cell.field), cell.expected);

  Arena arena;
  const auto parsed = json::parse(document, arena);
  ASSERT_TRUE(parsed.ok());
  Path path;
  ASSERT_TRUE(find_cell(*parsed, cell.id, cell.source, path));
  const auto without = [](const json::Member&) { return std::optional<json::Member>(); };
  const auto text = json::write(changed(*parsed, path, without, json::Builder(arena)));
  const auto after = read_text(cell.importer, text);
  ASSERT_TRUE(after.ok());
  if (const auto* const rest = find_offer(after->catalogue, cell.id)) {
    EXPECT_NE(text_of(*rest, cell.field), cell.expected);
  }
}

TEST_P(Mapping, IsToldAsItsProvenance) {
  const auto& cell = GetParam();
  const auto import = read_text(cell.importer, document_of(cell.importer));
  ASSERT_TRUE(import.ok());
  const auto* const offer = find_offer(import->catalogue, cell.id);
  ASSERT_NE(offer, nullptr);
  const auto origins = origins_of(*offer, "2026-11-26");
  const auto origin = std::find_if(origins.begin(), origins.end(),
                                   [&](const Origin& one) { return one.field == cell.field; });
  ASSERT_NE(origin, origins.end());
  EXPECT_EQ(origin->on, "2026-11-26");
  // "weeks_to_complete_max" is one of several that begin alike; extensions go by their short name.
  auto source = cell.source.substr(0, cell.source.find("_max"));
  if (source.starts_with("extensions:")) source = source.substr(11, source.size() - 20);
  const bool within_runs = source == "course_runs";
  EXPECT_TRUE(within_runs || origin->source.find(source) != std::string::npos) << origin->source;
}

std::string name_of_cell(const ::testing::TestParamInfo<Cell>& about) {
  auto name = std::string(about.param.importer) + std::to_string(about.index);
  std::erase(name, '-');
  return name;
}
INSTANTIATE_TEST_SUITE_P(Table, Mapping, ::testing::ValuesIn(cells), name_of_cell);

TEST(MappingOfEveryProvider, LeavesUnknownWhatItsSourceDoesNotHave) {
  for (const auto& one : nothing) {
    const auto import = read_text(one.importer, document_of(one.importer));
    ASSERT_TRUE(import.ok());
    for (const auto& offer : import->catalogue.offers)
      EXPECT_EQ(text_of(offer, one.field), "") << one.importer << " " << offer.id;
  }
}

// Where a cell of the table names several fields of the source, the ones that lead are above.
TEST(MappingOfEveryProvider, ReadsTheOtherNamesOfACellToo) {
  const auto coursera = read("coursera", coursera_document);
  EXPECT_EQ(at(coursera, "s1").parts, (Texts{"c1", "c2"}));
  const auto microsoft = read("microsoft-learn", microsoft_learn_document);
  EXPECT_EQ(at(microsoft, "learn.a.first").price, (Price{0, ""}));
  EXPECT_FALSE(at(microsoft, "exam.a-1").price);  // its fee is not given
  const auto udacity =
      read("udacity", R"({"courses": [{"key": "ud1", "slug": "flour--ud1", "title": "Flour"}]})");
  EXPECT_EQ(at(udacity, "ud1").url, "https://www.udacity.com/course/flour--ud1");
  const auto openedx = read("openedx", R"([{"course_id": "a", "name": "A",
      "skills": [{"name": "kneading"}], "data_modified_timestamp": "2026-05-02T00:00:00Z"}])");
  EXPECT_EQ(words_of(at(openedx, "a")), Texts{"kneading"});
  EXPECT_EQ(at(openedx, "a").modified, "2026-05-02");
  const auto ctdl = read("ctdl", R"({"@graph": [{"@id": "https://r.example/ce-1",
      "@type": "ceterms:Certification", "ceterms:ctid": "ce-1", "ceterms:name": {"en": "Baker"},
      "ceterms:estimatedDuration": [{"ceterms:exactDuration": "PT12H"}],
      "ceterms:targetCompetency": [{"ceterms:targetNodeName": {"en": "Kneading"}}],
      "ceterms:targetCredential": ["https://r.example/ce-2"],
      "ceterms:renewal": [{"ceterms:renewalFrequency": "P3Y"}],
      "ceterms:approvedBy": [{"ceterms:name": {"en": "Bread Board"}}],
      "ceterms:recognizedBy": [{"ceterms:name": {"en": "Oven Council"}}]}]})");
  const auto& baker = at(ctdl, "ce-1");
  EXPECT_EQ(baker.hours, (Effort{720, 720}));
  EXPECT_EQ(words_of(baker), Texts{"Kneading"});
  EXPECT_EQ(baker.parts, Texts{"ce-2"});
  EXPECT_EQ(baker.renewal_months, 36);
  EXPECT_EQ(baker.endorsed_by, (Texts{"Bread Board", "Oven Council"}));
}

TEST(MappingOfEveryProvider, SaysOfEveryFieldWhereItComesFrom) {
  // Said by the importer itself, of everything it reads.
  constexpr std::string_view by_importer[] = {"provider", "kind",  "credential", "price_minor",
                                              "pace",     "trial", "assessment"};
  for (const auto& document : test_documents) {
    const auto import = read_text(document.importer, document.text);
    ASSERT_TRUE(import.ok());
    for (const auto& offer : import->catalogue.offers) {
      EXPECT_EQ(offer.file, "answer.json");
      const auto origins = origins_of(offer, "2026-11-26");
      for (const auto& field : known_fields(offer)) {
        const bool told = std::any_of(origins.begin(), origins.end(),
                                      [&](const Origin& origin) { return origin.field == field; });
        const bool own = std::find(std::begin(by_importer), std::end(by_importer), field) !=
                         std::end(by_importer);
        EXPECT_TRUE(told || own) << document.importer << " " << offer.id << " " << field;
      }
    }
  }
}

}  // namespace
}  // namespace cairn::catalogue
