// SPDX-License-Identifier: Apache-2.0
// What importers make of badges, credentials and LinkedIn Learning: what can be achieved, and
// nothing of the people who did.
#include <gtest/gtest.h>

#include "catalogue/catalogue_json.h"
#include "catalogue/importer.h"
#include "catalogue/test_documents.h"

namespace cairn::catalogue {
namespace {

TEST(LinkedInLearning, ReadsAssets) {
  const auto import = read("linkedin-learning", linkedin_learning_document);
  EXPECT_TRUE(import.faults.empty());
  const auto& course = at(import, "urn:li:lyndaCourse:11");
  EXPECT_EQ(course.title, "Bread at home");
  EXPECT_EQ(course.provider, "LinkedIn Learning");
  EXPECT_EQ(course.hours, (Effort{90, 90}));
  EXPECT_EQ(course.stage, Stage::beginner);
  EXPECT_EQ(words_of(course), Texts{"Baking"});  // a subject is no skill
  EXPECT_EQ(course.languages, (Texts{"en-US", "de-DE"}));
  EXPECT_EQ(course.modified, "2026-01-01");
  EXPECT_FALSE(course.price);
  EXPECT_EQ(at(import, "urn:li:lyndaCourse:12").notes, Texts{"Its provider lists it as retired."});
  EXPECT_EQ(at(import, "urn:li:lyndaLearningPath:1").parts,
            (Texts{"urn:li:lyndaCourse:11", "urn:li:lyndaCourse:12"}));
}

TEST(LinkedInLearning, ReadsAMembersOwnExportAndNothingOfTheMember) {
  const auto import = read(
      "linkedin-learning",
      "Content Title,Content Description,Content Type,Content Last Watched Date (if "
      "viewed),Content Completed At (if completed),Content Saved,Notes taken on videos (if "
      "taken),\n"
      "Bread at home,<p>Of <b>flour</b></p>,Course,2025-10-18 18:52 UTC,N/A,false,my secret note,\n"
      "Bread at home,N/A,Course,2025-10-19 18:52 UTC,N/A,false,,\n"
      ",N/A,Video,,,,,\n");
  ASSERT_EQ(import.catalogue.offers.size(), 1u);
  const auto& course = at(import, "bread-at-home");
  EXPECT_EQ(course.description, "Of flour");
  EXPECT_EQ(course.kind, Kind::course);
  EXPECT_FALSE(course.hours);
  ASSERT_EQ(import.faults.size(), 1u);
  EXPECT_EQ(import.faults[0].row, 4u);
  const auto kept = write_catalogue(import.catalogue);
  for (const std::string_view personal : {"2025-10", "secret"})
    EXPECT_EQ(kept.find(personal), std::string::npos) << personal;
}

TEST(LinkedInLearning, ReadsAnAdministratorsListAndNoNames) {
  const auto import =
      read("linkedin-learning",
           "Name,Email,Content Name,Content ID,Content Class,Duration,Level,Skills,Locale\n"
           "Ada Example,ada@example.org,Bread at home,11,Course,01:20:30,Beginner,Baking; "
           "Yeast,en_US\n"
           "Bob Example,bob@example.org,Bread at home,11,Course,01:20:30,Beginner,Baking,en_US\n"
           "Bob Example,bob@example.org,Cake at home,12,Course,1h 5m,Advanced,Cake,de_DE\n"
           "Bob Example,bob@example.org,Rolls,13,Course,1:20,,,\n");
  EXPECT_TRUE(import.faults.empty());
  ASSERT_EQ(import.catalogue.offers.size(), 3u);
  EXPECT_EQ(at(import, "11").hours, (Effort{81, 81}));
  EXPECT_EQ(words_of(at(import, "11")), (Texts{"Baking", "Yeast"}));
  EXPECT_EQ(at(import, "12").hours, (Effort{65, 65}));
  EXPECT_FALSE(at(import, "13").hours);  // minutes or hours: not said
  EXPECT_FALSE(at(import, "13").notes.empty());
  EXPECT_EQ(write_catalogue(import.catalogue).find("Example"), std::string::npos);
}

TEST(Credly, KeepsBucketsAsWords) {
  const auto import = read("credly", credly_document);
  EXPECT_TRUE(import.faults.empty());
  const auto& badge = at(import, "b-1");
  EXPECT_EQ(badge.provider, "Bake School");
  EXPECT_EQ(badge.url, "https://bake.example/baker");
  EXPECT_EQ(badge.stage, Stage::beginner);
  EXPECT_FALSE(badge.price);
  EXPECT_FALSE(badge.hours);
  EXPECT_EQ(badge.trial, Trial::unknown);
  EXPECT_EQ(badge.notes, (Texts{"Credly has verified who issues it.",
                                "Its provider says of the cost: “Paid”; an amount is not said.",
                                "It takes “Weeks”; how many hours is not said."}));
  EXPECT_EQ(badge.assessment, "Pass the oven exam");
  EXPECT_EQ(badge.prerequisites, Texts{"Course: Attend the course"});
  EXPECT_EQ(badge.endorsed_by, Texts{"Bread Board"});
  const auto& master = at(import, "b-2");
  EXPECT_FALSE(master.price);
  EXPECT_EQ(master.trial, Trial::free);
  EXPECT_EQ(master.url, "https://www.credly.com/org/bake/badge/master-baker");
  EXPECT_EQ(master.parts, Texts{"b-1"});
  ASSERT_EQ(master.requires_first.of.size(), 1u);
  EXPECT_EQ(master.requires_first.of[0].id, "b-1");
}

TEST(Credly, ReadsSearchesAndTheBadgesOfProfilesWithoutThePerson) {
  const auto found = read("credly", R"({"data": {"results": [{"id": "t", "name": "Baker",
      "issuer_name": "Bake School", "url": "/org/bake/badge/baker",
      "cost": null, "level": null}]}})");
  EXPECT_EQ(at(found, "t").provider, "Bake School");
  const auto profile = read("credly", R"({"data": [
      {"id": "award-1", "issued_to": "Ada Example", "badge_template": {"id": "t", "name": "Baker"}},
      {"id": "award-2", "issued_to": "Ada Example",
       "badge_template": {"id": "t", "name": "Baker"}}]})");
  ASSERT_EQ(profile.catalogue.offers.size(), 1u);
  EXPECT_EQ(write_catalogue(profile.catalogue).find("Example"), std::string::npos);
  EXPECT_EQ(profile.faults.size(), 1u);  // told, and landed
}

TEST(Credly, TellsThatPagesAreMissing) {
  const auto import = read("credly", R"({"data": [{"id": "a", "name": "A", "cost": "Paid"}],
      "metadata": {"count": 1, "current_page": 1, "total_count": 95, "total_pages": 2}})");
  EXPECT_TRUE(import.incomplete);
  EXPECT_EQ(import.notes.at(0),
            "the provider counts 95 entries, 1 are here; the other pages are missing");
}

TEST(Accredible, ReadsWhatWasAchievedAndNotByWhom) {
  const auto import = read("accredible", accredible_document);
  EXPECT_TRUE(import.faults.empty());
  ASSERT_EQ(import.catalogue.offers.size(), 2u);
  const auto& bread = at(import, "71");
  EXPECT_EQ(bread.title, "Bread basics");
  EXPECT_EQ(bread.description, "All about bread");
  EXPECT_EQ(bread.provider, "Bake School");
  EXPECT_EQ(bread.url, "https://bake.example/bread");
  EXPECT_EQ(words_of(bread), Texts{"Bakes bread"});
  EXPECT_EQ(bread.credential, "digital badge");
  EXPECT_EQ(at(import, "72").credential, "certificate");
  EXPECT_EQ(write_catalogue(import.catalogue).find("Earner"), std::string::npos);
  EXPECT_EQ(import.notes.size(), 1u);
}

TEST(Accredible, LeavesOutWhatItsHolderKeepsPrivate) {
  const auto import = read("accredible", R"({"credentials": [
      {"group_id": 1, "name": "A", "private": true, "issued_on": "2026-01-01"},
      {"group_id": 2, "name": "B", "private": false, "issued_on": "2026-01-01"}]})");
  EXPECT_EQ(import.catalogue.offers.size(), 1u);
  ASSERT_EQ(import.faults.size(), 1u);
}

TEST(OpenBadges, ReadsBadgeClassesAndAchievements) {
  const auto import = read("open-badges", open_badges_document);
  EXPECT_TRUE(import.faults.empty());
  const auto& bread = at(import, "https://bake.example/badges/1");
  EXPECT_EQ(bread.provider, "Bake School");  // stands apart
  EXPECT_EQ(bread.url, "https://bake.example/badges/1/criteria");
  EXPECT_EQ(bread.proves, "Baked ten loaves.");
  EXPECT_EQ(words_of(bread), (Texts{"bread", "flour"}));
  EXPECT_EQ(bread.credit, "5 ECTS");
  EXPECT_EQ(bread.hours, (Effort{8400, 8400}));
  EXPECT_EQ(bread.eqf, 6);
  EXPECT_EQ(bread.languages, Texts{"nl-NL"});
  EXPECT_EQ(bread.renewal_months, 24);
  EXPECT_EQ(bread.programmes, Texts{"50123"});
  const auto& cake = at(import, "urn:uuid:11111111-1111-4111-8111-111111111111");
  EXPECT_EQ(cake.provider, "Cake School");
  EXPECT_EQ(cake.credential, "micro credential");
  EXPECT_EQ(words_of(cake), Texts{"Pastry"});
  EXPECT_EQ(cake.assessment, "portfolio, supervised online");
  EXPECT_EQ(cake.supervised, true);
  EXPECT_EQ(bread.supervised, std::nullopt);  // not said
  EXPECT_EQ(cake.credit, "3 credits");
  EXPECT_EQ(cake.endorsed_by, Texts{"Bread Board"});
  EXPECT_EQ(cake.notes, Texts{"Participation: Online."});
}

TEST(OpenBadges, ReadsBadgrsListsAndCredentials) {
  const auto list = read("open-badges", R"({"status": {"success": true}, "result": [
      {"entityType": "BadgeClass", "entityId": "x1", "openBadgeId": "https://api.badgr.example/public/badges/x1",
       "name": "Bread", "criteriaUrl": "https://bake.example/c", "criteriaNarrative": "Baked.",
       "alignments": [{"targetName": "Baking"}]}]})");
  EXPECT_EQ(at(list, "https://api.badgr.example/public/badges/x1").url, "https://bake.example/c");
  const auto held = read("open-badges", R"([
      {"type": ["VerifiableCredential", "OpenBadgeCredential"],
       "credentialSubject": {"id": "did:example:ada",
        "achievement": {"id": "urn:a", "type": "Achievement", "name": "A",
                        "criteria": {"narrative": "n"}}}},
      {"type": "Assertion", "recipient": {"identity": "ada@example.org"}, "badge": "https://x.example/b"}])");
  ASSERT_EQ(held.catalogue.offers.size(), 1u);
  ASSERT_EQ(held.faults.size(), 1u);
  EXPECT_NE(held.faults[0].reason.find("give what stands at https://x.example/b"),
            std::string::npos);
  EXPECT_EQ(write_catalogue(held.catalogue).find("ada"), std::string::npos);
}

TEST(OpenBadges, TakeSkillsAsStatedWhereTheFrameworkIsNamed) {
  auto options = test_options();
  options.framework = "bread";
  const auto import = read_text("open-badges", open_badges_document, options);
  ASSERT_TRUE(import.ok());
  const auto& cake = at(*import, "urn:uuid:11111111-1111-4111-8111-111111111111");
  ASSERT_EQ(cake.teaches.size(), 1u);
  EXPECT_EQ(cake.teaches[0].skill, "https://skills.example/pastry");
  EXPECT_EQ(cake.teaches[0].link, Link::stated);
}

TEST(Europass, ReadsMicroCredentials) {
  const auto import = read("europass", europass_document);
  EXPECT_TRUE(import.faults.empty());
  ASSERT_EQ(import.catalogue.offers.size(), 2u);
  const auto& bread = at(import, "BREAD-1");
  EXPECT_EQ(bread.title, "Bread in short");
  EXPECT_EQ(bread.provider, "Bake School");
  EXPECT_EQ(bread.url, "https://bake.example/bread");
  EXPECT_EQ(bread.hours, (Effort{3600, 3600}));
  EXPECT_EQ(bread.credit, "2 ECTS");
  EXPECT_EQ(bread.eqf, 6);
  EXPECT_EQ(words_of(bread), (Texts{"bake goods", "Knows yeast"}));
  EXPECT_EQ(bread.prerequisites, Texts{"A kitchen"});
  EXPECT_EQ(bread.assessment, "practical work, supervised with id verification");
  EXPECT_EQ(bread.supervised, true);
  EXPECT_EQ(bread.credential, "short learning programme");
  EXPECT_EQ(bread.languages, Texts{"en"});
  EXPECT_EQ(bread.endorsed_by, Texts{"Bread Board"});
  const auto& cake = at(import, "CAKE-1");
  EXPECT_EQ(cake.provider, "Bake School");  // said once, referred to afterwards
  EXPECT_FALSE(cake.hours);                 // sixty months are no hours
  EXPECT_EQ(cake.notes, Texts{"It takes “P60M”; how many hours is not said."});
  EXPECT_EQ(write_catalogue(import.catalogue).find("Sample"), std::string::npos);
}

TEST(Europass, ReadsEveryQualificationOfALongList) {
  std::string list = R"({"@graph": [)";
  for (int i = 0; i < 300; ++i)
    list += std::string(i == 0 ? "" : ",") + R"({"id": "urn:q:)" + std::to_string(i) +
            R"(", "type": "Qualification", "title": {"en": "Loaf )" + std::to_string(i) + R"("}})";
  const auto import = read("europass", list + "]}");
  EXPECT_EQ(import.catalogue.offers.size(), 300u);
}

TEST(Europass, TakesANationalLevelOnlyOfAFrameworkThatIsKnown) {
  const auto level_of = [](const std::string& level) {
    const auto import = read("europass", R"({"id": "urn:q:1", "type": "Qualification",
        "title": {"en": "Bread"}, "nqfLevel": {"id": "urn:l:1", "type": "Concept",
        "prefLabel": {"en": ")" + level + R"("}}})");
    EXPECT_EQ(at(import, "urn:q:1").notes, Texts{"National level: " + level + "."});
    return at(import, "urn:q:1").framework_level;
  };
  EXPECT_EQ(level_of("NFQ Level 8"), "NFQ 8");
  EXPECT_EQ(level_of("Level 8"), "");
}

}  // namespace
}  // namespace cairn::catalogue
