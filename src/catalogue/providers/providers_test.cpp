// SPDX-License-Identifier: Apache-2.0
// What each importer makes of a complete answer.
#include <gtest/gtest.h>

#include <algorithm>

#include "catalogue/catalogue_json.h"
#include "catalogue/fields.h"
#include "catalogue/importer.h"
#include "catalogue/test_documents.h"

namespace cairn::catalogue {
namespace {

TEST(MicrosoftLearn, ReadsAllKinds) {
  const auto import = read("microsoft-learn", microsoft_learn_document);
  EXPECT_TRUE(import.faults.empty());
  EXPECT_EQ(import.catalogue.offers.size(), 8u);
  const auto& module = at(import, "learn.a.first");
  EXPECT_EQ(module.kind, Kind::module);
  EXPECT_EQ(module.description, "Begin & go on.");
  EXPECT_EQ(module.url, "https://learn.example/en-us/modules/first/");
  EXPECT_EQ(module.hours, (Effort{65, 65}));
  EXPECT_EQ(module.price, (Price{0, ""}));
  EXPECT_EQ(module.trial, Trial::free);
  EXPECT_EQ(words_of(module), (Texts{"Counting", "Tables"}));
  EXPECT_EQ(module.popularity_percent, 59);
  EXPECT_EQ(module.languages, Texts{"en-US"});
  EXPECT_EQ(module.modified, "2026-08-27");
  EXPECT_EQ(at(import, "learn.a.path").parts, (Texts{"learn.a.first", "learn.a.second"}));
  EXPECT_EQ(at(import, "course.a-1").hours, (Effort{1440, 1440}));
  EXPECT_FALSE(at(import, "course.a-1").price);
  const auto& certification = at(import, "certification.new");
  EXPECT_EQ(certification.renewal_months, 12);
  EXPECT_EQ(certification.credential, "role-based certification");
  EXPECT_EQ(certification.assessment, "exam");
  EXPECT_EQ(words_of(certification), (Texts{"Design tables", "Tables"}));
  ASSERT_EQ(certification.requires_first.of.size(), 1u);
  EXPECT_EQ(certification.requires_first.of[0].id, "certification.old");
  EXPECT_EQ(at(import, "certification.old").parts, Texts{"exam.a-1"});
  EXPECT_EQ(at(import, "exam.a-1").title, "A-1: Tables");
}

TEST(OpenEdx, ReadsListsDiscoveryAndPrograms) {
  const auto import = read("openedx", openedx_document);
  EXPECT_TRUE(import.faults.empty());
  const auto& listed = at(import, "course-v1:BakeX+B1+2027");
  EXPECT_EQ(listed.hours, (Effort{720, 1200}));
  EXPECT_EQ(listed.pace, Pace::scheduled);
  EXPECT_EQ(listed.starts, Texts{"2027-02-01"});
  EXPECT_EQ(std::count(listed.notes.begin(), listed.notes.end(), "By invitation only."), 1);
  const auto& course = at(import, "BakeX+B2");
  EXPECT_EQ(course.provider, "Bake School");
  EXPECT_EQ(course.url, "https://bake.example/b2?page=2");
  EXPECT_EQ(course.price, (Price{14900, "USD"}));
  EXPECT_EQ(course.trial, Trial::audit);
  EXPECT_EQ(course.credential, "verified certificate");
  EXPECT_EQ(course.hours, (Effort{480, 720}));
  EXPECT_EQ(course.stage, Stage::intermediate);
  EXPECT_EQ(words_of(course), (Texts{"baking", "Bakes rye"}));
  EXPECT_EQ(course.proves, "Bread for all");
  EXPECT_EQ(course.prerequisites, (Texts{"Hands", "Flour"}));
  EXPECT_EQ(course.learners, 1200);
  EXPECT_TRUE(course.starts.empty());  // self-paced and open already: any day
  const auto& program = at(import, "d9ee1a73");
  EXPECT_EQ(program.kind, Kind::programme);
  EXPECT_EQ(program.parts, Texts{"BakeX+B2"});
  EXPECT_EQ(program.price, (Price{29800, "USD"}));
  EXPECT_EQ(program.hours, (Effort{16 * 60, 40 * 60}));
  EXPECT_EQ(program.credit, "6 credits");
  EXPECT_EQ(program.endorsed_by, (Texts{"Bread Board", "Mill Ltd"}));
  EXPECT_EQ(at(import, "0ld").parts, Texts{"OC1"});
  EXPECT_EQ(at(import, "OC1").provider, "Old School");  // only its program describes it
}

TEST(OpenEdx, LeavesOutWhatIsHidden) {
  const auto import =
      read("openedx",
           R"([{"course_id": "a", "name": "A", "hidden": true}, {"course_id": "b", "name": "B"}])");
  EXPECT_EQ(import.catalogue.offers.size(), 1u);
  ASSERT_EQ(import.faults.size(), 1u);
  EXPECT_NE(to_sentence(import.faults[0]).find("row 1 (a): its provider hides it"),
            std::string::npos);
}

TEST(OpenEdx, TakesPartsByWhicheverKeyIsThere) {
  // clang-format off
  const auto import = read("openedx", R"([{"course_id": "OldX/OC1/2014", "name": "Old course"},
    {"uuid": "p", "title": "P", "course_codes": [{"key": "OC1", "display_name": "Old course", "run_modes": [{"course_key": "OldX/OC1/2014"}]}]}])");
  // clang-format on
  EXPECT_EQ(import.catalogue.offers.size(), 2u);
  EXPECT_EQ(at(import, "p").parts, Texts{"OldX/OC1/2014"});
}

TEST(Coursera, ReadsCoursesPartnersAndSpecializations) {
  const auto import = read("coursera", coursera_document);
  EXPECT_TRUE(import.faults.empty());
  const auto& course = at(import, "c1");
  EXPECT_EQ(course.provider, "Bake School");
  EXPECT_EQ(course.url, "https://www.coursera.org/learn/bread");
  EXPECT_EQ(course.hours, (Effort{720, 1200}));
  EXPECT_EQ(course.pace, Pace::self);
  EXPECT_EQ(course.credential, "verified cert");
  EXPECT_EQ(words_of(course), Texts{"bread and cake"});
  EXPECT_EQ(course.programmes, Texts{"Bakery"});
  EXPECT_FALSE(at(import, "c2").hours);
  EXPECT_FALSE(at(import, "c2").notes.empty());
  EXPECT_EQ(at(import, "s1").parts, (Texts{"c1", "c2"}));
}

TEST(Udacity, ReadsBothItsForms) {
  const auto import = read("udacity", udacity_document);
  EXPECT_TRUE(import.faults.empty());
  EXPECT_EQ(at(import, "nd1").hours, (Effort{2400, 2400}));
  EXPECT_EQ(at(import, "nd1").stage, Stage::intermediate);
  EXPECT_FALSE(at(import, "nd2").hours);
  EXPECT_FALSE(at(import, "nd2").notes.empty());
  EXPECT_EQ(at(import, "a1").kind, Kind::exam);
  EXPECT_EQ(at(import, "plan").parts, Texts{"nd1"});
  const auto& course = at(import, "ud1");
  EXPECT_EQ(course.hours, (Effort{360, 360}));
  EXPECT_EQ(course.url, "https://u.example/flour");
  EXPECT_EQ(course.prerequisites, Texts{"A kitchen"});
  EXPECT_EQ(course.programmes, (Texts{"Bread", "Bread engineering"}));
}

TEST(Ctdl, ReadsNodesOfAGraph) {
  const auto import = read("ctdl", ctdl_document);
  EXPECT_TRUE(import.faults.empty());
  const auto& course = at(import, "ce-11111111-1111-4111-8111-111111111111");
  EXPECT_EQ(course.title, "Bread");
  EXPECT_EQ(course.provider, "Bake School");
  EXPECT_EQ(course.hours, (Effort{1200, 1800}));
  EXPECT_EQ(course.price, (Price{9050, "USD"}));
  EXPECT_EQ(course.stage, Stage::beginner);
  EXPECT_EQ(words_of(course), Texts{"Baking"});
  EXPECT_EQ(course.prerequisites, (Texts{"Flour", "Hands"}));
  EXPECT_EQ(course.assessment, "exam");
  EXPECT_EQ(course.credit, "15 Bread Unit");
  EXPECT_EQ(course.endorsed_by, Texts{"Bread Board"});
  const auto& certification = at(import, "ce-22222222-2222-4222-8222-222222222222");
  EXPECT_EQ(certification.renewal_months, 24);
  EXPECT_EQ(certification.credential, "certification");
  ASSERT_EQ(certification.requires_first.of.size(), 1u);
  EXPECT_EQ(certification.requires_first.of[0].id, course.id);
  EXPECT_EQ(certification.parts, Texts{course.id});
  EXPECT_EQ(words_of(certification), Texts{"Kneading"});
}

TEST(Ctdl, KeepsBoundsThatStandTheWrongWayRound) {
  const auto import = read(
      "ctdl", R"({"@id": "https://r.example/1", "@type": "ceterms:Course", "ceterms:name": "Bread",
      "ceterms:estimatedDuration": [{"ceterms:minimumDuration": "PT30H",
                                     "ceterms:maximumDuration": "PT20H"}]})");
  EXPECT_EQ(at(import, "https://r.example/1").hours, (Effort{1200, 1800}));
  EXPECT_TRUE(read_catalogue(write_catalogue(import.catalogue)).ok());
}

TEST(Ctdl, TakesTheHighestOfCostsForDifferentPeopleAndTellsAll) {
  // clang-format off
  const auto import = read(
      "ctdl", R"({"@id": "https://r.example/1", "@type": "ceterms:Course", "ceterms:name": "Bread",
    "ceterms:estimatedCost": [{"ceterms:price": 100, "ceterms:currency": "USD", "ceterms:directCostType": {"ceterms:targetNodeName": "Tuition"}},
      {"ceterms:price": 300, "ceterms:currency": "USD", "ceterms:directCostType": {"ceterms:targetNodeName": "Tuition"}},
      {"ceterms:price": 20, "ceterms:currency": "USD", "ceterms:directCostType": {"ceterms:targetNodeName": "Books"}}]})");
  // clang-format on
  const auto& course = import.catalogue.offers.at(0);
  EXPECT_EQ(course.price, (Price{32000, "USD"}));
  EXPECT_EQ(course.notes, Texts{"Costs: 100 USD Tuition, 300 USD Tuition, 20 USD Books."});
}

TEST(Coursera, TakesCoursesThatNameTheirSpecializationAsItsParts) {
  const auto import = read("coursera", R"({"elements": [
      {"id": "c", "slug": "c", "name": "C", "s12nIds": ["s"]},
      {"id": "s", "slug": "s", "name": "S", "courseIds": ["b"]}]})");
  EXPECT_EQ(at(import, "s").parts, (Texts{"b", "c"}));
}

TEST(Ctdl, TellsOutcomesAndWhoAccreditsItWhere) {
  const auto import = read("ctdl", ctdl_document);
  const auto& baker = at(import, "ce-22222222-2222-4222-8222-222222222222");
  EXPECT_EQ(baker.endorsed_by, Texts{"Oven Council"});
  EXPECT_EQ(baker.notes,
            Texts{"Outcomes, as its provider tells them: median earnings 41000, in USD."});
}

TEST(Importers, RecogniseTheirOwnFilesAlone) {
  for (const auto& document : test_documents)
    for (const auto& importer : importers())
      EXPECT_EQ(importer.sniff({"x", document.text}), importer.name == document.importer)
          << importer.name << " on " << document.importer;
  EXPECT_TRUE(find_importer("csv")->sniff({"x", "title,hours\nBread,3\n"}));
  for (const std::string_view text : {"", "{}", "[]", "hello", "<html>", "\xEF\xBB\xBF"})
    for (const auto& importer : importers()) EXPECT_FALSE(importer.sniff({"x", text})) << text;
  EXPECT_EQ(find_importer("nobody"), nullptr);
}

TEST(Importers, SkipAByteOrderMarkAndReadLines) {
  for (const auto& document : test_documents)
    EXPECT_TRUE(read_text(document.importer, "\xEF\xBB\xBF" + std::string(document.text)).ok());
  const auto lines = read_text(
      "openedx",
      "{\"course_id\": \"a\", \"name\": \"A\"}\n\n{\"course_id\": \"b\", \"name\": \"B\"}\r\n");
  ASSERT_TRUE(lines.ok());
  EXPECT_EQ(lines->catalogue.offers.size(), 2u);
}

TEST(Importers, RefuseWhatTheyCannotReadWithARemedy) {
  for (const auto& document : test_documents)
    for (const std::string_view text :
         {"", "{", "[1,2,", "null", "7", "\"x\"", "{}", "[]", "\xff"}) {
      const auto import = read_text(document.importer, text);
      ASSERT_FALSE(import.ok()) << document.importer << " on " << text;
      EXPECT_NE(import.error().detail.find(';'), std::string::npos) << import.error().detail;
    }
}

TEST(Fields, MatchWhateverTheirCaseAndPrefix) {
  EXPECT_TRUE(same_name("ceterms:name", "name"));
  EXPECT_TRUE(same_name("https://purl.org/ctdl/terms/name", "name"));
  EXPECT_TRUE(same_name("durationInMinutes", "duration_in_minutes"));
  EXPECT_TRUE(same_name("Duration In Minutes", "duration_in_minutes"));
  EXPECT_FALSE(same_name("names", "name"));
  EXPECT_FALSE(same_name("name", "names"));
  EXPECT_FALSE(same_name("", "name"));
}

}  // namespace
}  // namespace cairn::catalogue
