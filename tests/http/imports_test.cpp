// SPDX-License-Identifier: Apache-2.0
// The page of imports: a file looked at and imported, faults by row, a source added and removed;
// and where each fact of an offer comes from.
#include "app/accounts/api_keys.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class ImportPages : public SiteTest {
 protected:
  ImportPages() { bring_model(); }
  Visitor anyone_{site_};
};

TEST_F(ImportPages, ShowWhereFactsOfTheCuratedCatalogueComeFrom) {
  const auto offers = app::must(context_->library.offers());
  const catalogue::Offer* curated = nullptr;
  for (const auto& book : offers->books)
    if (book->head().name == "curated") curated = &book->head().offers.front();
  ASSERT_NE(curated, nullptr);
  const auto page = anyone_.get("/catalogue/" + curated->id);
  EXPECT_EQ(page.status, 200) << page.body;
  EXPECT_THAT(page.body, HasSubstr("Where each fact comes from"));
  EXPECT_THAT(page.body, HasSubstr("Certifications of real issuers"));
  EXPECT_THAT(page.body, Not(HasSubstr("This offer is made up")));
  const auto answer = anyone_.get("/api/v1/catalogue/" + curated->id);
  EXPECT_THAT(answer.body, HasSubstr("\"origins\":[{\"field\""));
}

TEST_F(ImportPages, AFileIsLookedAtThenImportedAndItsBadRowsAreNamed) {
  auto owner = admin();
  EXPECT_THAT(owner.get("/catalogue/imports").body, HasSubstr("Nothing was imported yet."));
  const auto missing = owner.upload("/catalogue/imports", {{"importer", "openedx"}}, {});
  EXPECT_EQ(missing.status, 422);
  EXPECT_THAT(missing.body, HasSubstr("Choose a file as the provider gives it"));
  const std::string file = R"([{"course_id": "quay", "name": "Quay <b>work"}, {"name": "No id"}])";
  owner.get("/catalogue/imports");
  const auto looked = owner.upload("/catalogue/imports",
                                   {{"importer", "openedx"}, {"name", "campus"}, {"look", "1"}},
                                   {{"file", "list.json", "application/json", file}});
  EXPECT_EQ(looked.status, 200) << looked.body;
  EXPECT_THAT(looked.body, HasSubstr("looked at, nothing was kept"));
  EXPECT_EQ(owner.get("/catalogue/quay").status, 404);
  owner.get("/catalogue/imports");
  const auto kept = owner.upload("/catalogue/imports", {{"importer", "auto"}, {"name", "campus"}},
                                 {{"file", "list.json", "application/json", file}});
  EXPECT_THAT(kept.body, HasSubstr("1 of 2 entries landed: 1 new"));
  EXPECT_THAT(kept.body, HasSubstr("it has no id; give it one"));
  const auto page = owner.get("/catalogue/quay");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("Read from list.json, entry 1, by the importer openedx."));
  EXPECT_THAT(page.body, Not(HasSubstr("<b>work")));
  owner.get("/catalogue/imports");
  const auto again = owner.upload("/catalogue/imports", {{"importer", "auto"}, {"name", "campus"}},
                                  {{"file", "list.json", "application/json", file}});
  EXPECT_THAT(again.body, HasSubstr("nothing has changed"));
}

TEST_F(ImportPages, SeveralFilesAreImportedAndToldOfEach) {
  auto owner = admin();
  owner.get("/catalogue/imports");
  const std::string open_edx = R"([{"course_id": "quay", "name": "Quay work"}])";
  const std::string table = "Lehrgang,provider\nWelding,Yard\n", strange = R"({"revoked": true})";
  const std::vector<Upload> files{{"file", "list.json", "application/json", open_edx},
                                  {"file", "yard.csv", "text/csv", table},
                                  {"file", "gone.json", "application/json", strange}};
  const auto named =
      owner.upload("/catalogue/imports", {{"importer", "auto"}, {"name", "all"}}, files);
  EXPECT_EQ(named.status, 422);
  EXPECT_THAT(named.body, HasSubstr("one name cannot stand for all"));
  const auto brought = owner.upload("/catalogue/imports",
                                    {{"importer", "auto"}, {"map", "Lehrgang = title"}}, files);
  EXPECT_EQ(brought.status, 200) << brought.body;
  for (const auto* text : {"<strong>openedx</strong>", "<strong>yard</strong>",
                           "<strong>gone.json</strong>", "No provider is recognised",
                           "Its one entry landed: 1 new.", "confirm what their skills mean"})
    EXPECT_THAT(brought.body, HasSubstr(text));
  EXPECT_THAT(brought.body, Not(HasSubstr("0 changed")));
  EXPECT_EQ(owner.get("/catalogue/quay").status, 200);
  EXPECT_EQ(owner.get("/catalogue/yard-welding").status, 200);
}

TEST_F(ImportPages, ColumnsOfATableAreMappedOnThePage) {
  auto owner = admin();
  owner.get("/catalogue/imports");
  const std::string table = "Lehrgang,Haus\nWelding,Yard\n";
  const std::vector<Upload> files{{"file", "yard.csv", "text/csv", table}};
  const auto unknown = owner.upload("/catalogue/imports", {{"importer", "csv"}}, files);
  EXPECT_THAT(unknown.body, HasSubstr("map one of the columns to it, as COLUMN=title"));
  const auto wrong =
      owner.upload("/catalogue/imports", {{"importer", "csv"}, {"map", "Lehrgang"}}, files);
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("“Lehrgang” is no column and its field."));
  EXPECT_THAT(wrong.body, HasSubstr(">Lehrgang</textarea>"));
  const auto mapped =
      owner.upload("/catalogue/imports",
                   {{"importer", "csv"}, {"map", "Lehrgang=title\r\n\r\nHaus=provider"}}, files);
  EXPECT_EQ(mapped.status, 200) << mapped.body;
  EXPECT_THAT(mapped.body, HasSubstr("Its one entry landed: 1 new."));
}

TEST_F(ImportPages, SourcesAreRefusedWithTheFieldAtFault) {
  auto owner = admin();
  owner.get("/catalogue/imports");
  const auto refused =
      owner.post("/catalogue/imports/sources",
                 {{"importer", "csv"}, {"name", "x"}, {"place", "../secret"}, {"rhythm", "daily"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("The folder of imports has no such file."));
  EXPECT_THAT(refused.body, HasSubstr("value=\"../secret\""));
}

TEST_F(ImportPages, ProgramsImportAndReadRuns) {
  auto owner = admin();
  const auto actor = app::must(app::session_of(*context_, owner.cookies()["cairn_session"])).actor;
  const auto key = app::must(app::create_api_key(*context_, actor, "Test", {"organisation"}));
  const std::vector<Header> headers{{"authorization", "Bearer " + key.token}};
  Visitor program(site_);
  const auto made =
      program.send("/api/v1/catalogue/imports?name=campus&source=list.json", "application/json",
                   R"([{"course_id": "a", "name": "A"}, 7])", headers);
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_THAT(made.body, HasSubstr("\"outcome\":\"kept\""));
  EXPECT_THAT(made.body, HasSubstr("\"row\":2"));
  EXPECT_THAT(program.get("/api/v1/catalogue/imports?limit=1", headers).body,
              HasSubstr("\"source\":\"list.json\""));
  EXPECT_THAT(program.get("/api/v1/catalogue/a").body, HasSubstr("\"file\":\"list.json\""));
  EXPECT_EQ(
      program.send("/api/v1/catalogue/imports?importer=nobody", "application/json", "[]", headers)
          .status,
      400);
  EXPECT_THAT(program.get("/api/v1/catalogue/sources", headers).body, HasSubstr("\"items\":[]"));
}

TEST_F(ImportPages, AreForOwnersAlone) { EXPECT_NE(anyone_.get("/catalogue/imports").status, 200); }

}  // namespace
}  // namespace cairn::server
