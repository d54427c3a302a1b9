// SPDX-License-Identifier: Apache-2.0
// Frameworks of skills, brought in on a page or by a program of who runs the server.
#include <filesystem>
#include <fstream>

#include "app/accounts/api_keys.h"
#include "app/career/framework_runs.h"
#include "app/catalogue/run.h"
#include "app/catalogue/schedule.h"
#include "http/visitor.h"
#include "storage/import_folder.h"

namespace cairn::server {
namespace {

using app::must;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view path = "/desk/server/frameworks";
const std::string table = "Code,Skill\nk1,Kneading <b>dough\nk2,\n";

class FrameworkPages : public SiteTest {
 protected:
  Visitor owner_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor;

  Response bring(Fields fields, const std::string& file) {
    owner_.get(path);
    return owner_.upload(path, fields, {{"file", "bakery.csv", "text/csv", file}});
  }
};

TEST_F(FrameworkPages, AreLookedAtThenImportedAndBadRowsAreNamed) {
  EXPECT_THAT(owner_.get(path).body, AllOf(HasSubstr("<code>starter</code>"),
                                           HasSubstr("Nothing was imported here yet.")));
  EXPECT_THAT(owner_.get("/desk/server").body, HasSubstr(path));
  const Fields fields = {
      {"importer", "csv"}, {"name", "bakery"}, {"columns", "id=Code\nlabel=Skill"}};
  auto looking = fields;
  looking.push_back({"look", "1"});
  const auto looked = bring(looking, table);
  EXPECT_EQ(looked.status, 200) << looked.body;
  EXPECT_THAT(looked.body, HasSubstr("looked at, nothing was kept"));
  EXPECT_THAT(looked.body, Not(HasSubstr("<code>bakery</code>")));
  const auto kept = bring(fields, table);
  EXPECT_THAT(kept.body, AllOf(HasSubstr("<code>bakery</code>"), HasSubstr("1 skills")));
  EXPECT_THAT(kept.body, HasSubstr("1 entry with something wrong in it"));
  EXPECT_THAT(kept.body, HasSubstr("(line 3)"));
}

TEST_F(FrameworkPages, SayAtTheFieldWhatIsWrong) {
  owner_.get(path);
  EXPECT_EQ(owner_.upload(path, {{"importer", "csv"}}, {}).status, 422);
  EXPECT_EQ(bring({{"importer", "abacus"}}, table).status, 422);
  EXPECT_EQ(bring({{"importer", "csv"}, {"columns", "label"}}, table).status, 422);
  const auto own =
      bring({{"importer", "csv"}, {"name", "starter"}, {"columns", "label=Skill"}}, table);
  EXPECT_EQ(own.status, 422) << "it comes with the program";
  EXPECT_THAT(owner_.get("/catalogue/imports").body, Not(HasSubstr("bakery.csv")))
      << "imports of catalogues are apart";
}

TEST_F(FrameworkPages, NameVersionAndLanguageAreJudgedBeforeAnythingIsRead) {
  owner_.get(path);
  const auto wrong = bring({{"importer", "csv"},
                            {"name", "Bak/ery"},
                            {"version", std::string(65, '1')},
                            {"language", "no tag"},
                            {"columns", "id=Code\nlabel=Skill"},
                            {"look", "1"}},
                           table);
  EXPECT_EQ(wrong.status, 422);
  for (const auto field : {"name", "version", "language"})
    EXPECT_THAT(wrong.body, AllOf(HasSubstr("href=\"#" + std::string(field) + "\""),
                                  HasSubstr("id=\"" + std::string(field) + "-error\"")));
  EXPECT_THAT(owner_.get(path).body, HasSubstr("Nothing was imported here yet."));
  const auto source = owner_.post(
      std::string(path) + "/sources",
      {{"importer", "abacus"}, {"name", "starter"}, {"place", "gone.csv"}, {"rhythm", "daily"}});
  EXPECT_THAT(source.body,
              AllOf(HasSubstr("href=\"#source_name\""), HasSubstr("id=\"source_name-error\""),
                    HasSubstr("href=\"#source_importer\""), Not(HasSubstr("href=\"#name\""))))
      << "each form has fields of its own";
}

TEST_F(FrameworkPages, AreLookedAtAnewFromTheFolderOfImports) {
  const auto folder = folder_ / "imports";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "bakery.csv") << "label\nKneading dough\n";
  storage::ImportFolderOfData files(folder_);
  context_->import_folder = &files;
  owner_.get(path);
  EXPECT_EQ(
      owner_
          .post(
              std::string(path) + "/sources",
              {{"importer", "csv"}, {"name", "bakery"}, {"place", "gone.csv"}, {"rhythm", "daily"}})
          .status,
      422);
  EXPECT_EQ(owner_
                .post(std::string(path) + "/sources", {{"importer", "csv"},
                                                       {"name", "bakery"},
                                                       {"place", "bakery.csv"},
                                                       {"rhythm", "daily"}})
                .status,
            303);
  owner_.get(path);
  const auto twice = owner_.post(
      std::string(path) + "/sources",
      {{"importer", "csv"}, {"name", "Bakery"}, {"place", "bakery.csv"}, {"rhythm", "never"}});
  EXPECT_EQ(twice.status, 422) << "one source of a name";
  EXPECT_THAT(twice.body, HasSubstr("A framework of this name is fetched already."));
  EXPECT_EQ(must(app::run_due_sources(*context_, {})), 1);
  EXPECT_THAT(owner_.get(path).body,
              AllOf(HasSubstr("<code>bakery</code>"), HasSubstr("by itself")));
  EXPECT_THAT(owner_.get("/catalogue/imports").body, Not(HasSubstr("bakery")));
  EXPECT_TRUE(must(app::list_runs(*context_, actor_, {})).rows.empty())
      << "nor in what programs read of catalogues";
  const auto desk = must(app::frameworks_desk(*context_, actor_));
  EXPECT_EQ(app::code_of(app::find_run(*context_, actor_, desk.runs.at(0).id)),
            ErrorCode::not_found);
  // Who works there without owning it has none of it, by no address.
  const auto officer = member(actor_, "officer@harbour.example", {app::Role::issuer});
  const auto source = desk.sources.at(0).id;
  EXPECT_EQ(app::code_of(app::remove_source(*context_, officer, source)), ErrorCode::not_found);
  EXPECT_EQ(app::code_of(app::refresh_source(*context_, officer, source)), ErrorCode::not_found);
  EXPECT_EQ(must(app::frameworks_desk(*context_, actor_)).sources.size(), 1U);
  context_->import_folder = nullptr;
}

TEST_F(FrameworkPages, AreForProgramsOfWhoRunsTheServerAlone) {
  const auto other = set_up_another();
  const auto key =
      must(app::create_api_key(*context_, actor_, "K", {"server:read", "server:write"})).token;
  const std::vector<Header> mine = {{"authorization", "Bearer " + key}};
  Visitor program(site_);
  const std::string api = "/api/v1/server/frameworks";
  const auto made = program.send(api + "?importer=csv&name=bakery&column=label%3DSkill",
                                 "application/octet-stream", table, mine);
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_THAT(made.body, AllOf(HasSubstr("skills:bakery"), HasSubstr("\"landed\":1")));
  EXPECT_THAT(program.get(api, mine).body, HasSubstr("\"name\":\"bakery\""));
  EXPECT_THAT(program.get(api + "/runs", mine).body, HasSubstr("skills:bakery"));
  EXPECT_FALSE(app::create_api_key(*context_, other, "K", {"server:write"}).ok());
}

// Of another organisation, and a program of it.
TEST_F(FrameworkPages, AreNotThereForWhoOwnsAnotherOrganisation) {
  const auto other = set_up_another();
  Visitor visitor(site_);
  visitor.get("/sign-in");
  visitor.post("/sign-in", {{"email", "bob@hill.example"}, {"password", "another password"}});
  EXPECT_EQ(visitor.get("/desk").status, 200);
  const auto pages = std::string(path);
  EXPECT_EQ(visitor.get(pages).status, 404);
  visitor.get("/desk");
  EXPECT_EQ(
      visitor.upload(pages, {{"importer", "csv"}}, {{"file", "a.csv", "text/csv", table}}).status,
      404);
  for (const auto& place : {pages + "/sources", pages + "/sources/nothing"}) {
    visitor.get("/desk");
    EXPECT_EQ(visitor.post(place, {{"importer", "csv"}, {"rhythm", "never"}}).status, 404) << place;
  }
  const auto key = must(app::create_api_key(*context_, other, "K", {"organisation:write"})).token;
  const std::vector<Header> theirs = {{"authorization", "Bearer " + key}};
  const std::string api = "/api/v1/server/frameworks";
  Visitor program(site_);
  for (const auto& place : {api, api + "/runs", api + "/sources"})
    EXPECT_EQ(program.get(place, theirs).status, 404) << place;
  EXPECT_EQ(program.send(api, "application/octet-stream", table, theirs).status, 404);
  for (const auto& place : {api + "/sources", api + "/sources/nothing"})
    EXPECT_EQ(program.send(place, "application/json", "{}", theirs).status, 404) << place;
  EXPECT_EQ(
      program.send(api + "/sources/nothing", "application/json", "", theirs, Method::del).status,
      404);
}

}  // namespace
}  // namespace cairn::server
