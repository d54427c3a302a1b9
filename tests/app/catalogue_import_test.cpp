// SPDX-License-Identifier: Apache-2.0
// Imports of catalogues: each run with what became of it, brought by hand, from an address page by
// page, from the folder of imports, by itself when it is due.
#include <filesystem>
#include <fstream>
#include <map>
#include <stop_token>

#include "app/catalogue/owner.h"
#include "app/catalogue/schedule.h"
#include "catalogue/limits.h"
#include "house.h"

namespace cairn::app {
namespace {

// Answers addresses from a table, and counts who asks.
class Provider final : public Outside {
 public:
  Result<verify::Fetched> fetch_within(std::string_view, std::chrono::milliseconds) override {
    return fail(ErrorCode::unreachable, "provider", "It is only asked.");
  }
  Result<verify::Fetched> ask(const Question& question) override {
    ++asked;
    if (clock != nullptr) clock->forward_seconds(seconds_each);
    const auto found = answers.find(question.url);
    if (found == answers.end())
      return fail(ErrorCode::unreachable, "provider", "nothing answers there");
    verify::Fetched answer;
    answer.status = status;
    answer.body = Bytes(found->second.begin(), found->second.end());
    return answer;
  }
  Status check(const std::string& url) const override {
    if (url.starts_with("https://")) return done;
    return fail(ErrorCode::not_permitted, "provider", "only https is asked");
  }

  std::map<std::string, std::string> answers;
  int status = 200, asked = 0;
  StoppedClock* clock = nullptr;  // that its answers take their time by
  std::int64_t seconds_each = 0;
};

class FolderOfOne final : public ImportFolder {
 public:
  Result<std::vector<std::string>> names() override {
    return std::vector<std::string>{"courses.csv"};
  }
  Result<Bytes> read(std::string_view name) override {
    if (name != "courses.csv") return fail(ErrorCode::not_found, "imports", "no such file");
    const std::string_view text = "title,hours\nBread,3\n";
    return Bytes(text.begin(), text.end());
  }
};

class CatalogueImports : public House {
 protected:
  void SetUp() override {
    actor_ = set_up();
    context_->outside = &provider_;
    context_->import_folder = &folder_of_one_;
  }
  ImportRun import(std::string_view text, Keep keep = Keep::keep) {
    return must(run_import(*context_, actor_,
                           {.importer = "openedx",
                            .name = "campus",
                            .source = "courses.json",
                            .files = {{"courses.json", text}},
                            .keep = keep}));
  }
  std::vector<ImportRun> runs() { return must(list_runs(*context_, actor_, {})).rows; }
  const catalogue::Offer* offer(std::string_view id) {
    offers_ = must(context_->library.offers());
    return offers_->search->find_id(id);
  }

  static constexpr std::string_view first =
      R"([{"course_id": "a", "name": "A"}, {"course_id": "b", "name": "B"}, {"course_id": "b", "name": "C"}, 7])";
  Actor actor_;
  Provider provider_;
  FolderOfOne folder_of_one_;
  std::shared_ptr<const career::Offers> offers_;
};

TEST_F(CatalogueImports, AreKeptWithWhatBecameOfThem) {
  const auto run = import(first);
  EXPECT_EQ(run.outcome, RunOutcome::kept);
  EXPECT_EQ(run.entries, 4);
  EXPECT_EQ(run.landed, 2);
  EXPECT_EQ(run.changes.added, 2u);
  EXPECT_EQ(run.faults_total, 2);
  EXPECT_NE(offer("a"), nullptr);
  const auto kept = must(find_run(*context_, actor_, run.id));
  EXPECT_EQ(kept.faults.at(0).row, 3u);
  EXPECT_EQ(kept.faults.at(1).row, 4u);
  EXPECT_EQ(kept.source, "courses.json");
  EXPECT_EQ(kept.by, actor_.account.text);
  EXPECT_EQ(kept.changes, run.changes);
}

TEST_F(CatalogueImports, ChangeNothingASecondTime) {
  import(first);
  const auto again = import(first);
  EXPECT_EQ(again.outcome, RunOutcome::unchanged);
  EXPECT_EQ(again.changes.unchanged, 2u);
  EXPECT_EQ(runs().size(), 2u);
  EXPECT_EQ(must(last_runs(*context_, actor_)).size(), 1u);
}

TEST_F(CatalogueImports, KeepWhatIsGoneWithItsDay) {
  import(first);
  const auto run = import(R"([{"course_id": "a", "name": "Better"}])");
  EXPECT_EQ(run.changes.changed, 1u);
  EXPECT_EQ(run.changes.gone, 1u);
  ASSERT_NE(offer("b"), nullptr);
  EXPECT_FALSE(offer("b")->gone_since.empty());
  EXPECT_EQ(offer("a")->title, "Better");
}

TEST_F(CatalogueImports, OnlyLookWhereThatIsAsked) {
  const auto run = import(first, Keep::look);
  EXPECT_EQ(run.outcome, RunOutcome::looked);
  EXPECT_EQ(run.changes.added, 2u);
  EXPECT_EQ(offer("a"), nullptr);
}

TEST_F(CatalogueImports, ThatFailAreKeptToo) {
  const auto run = import("<html>Sign in</html>");
  EXPECT_EQ(run.outcome, RunOutcome::failed);
  EXPECT_NE(run.error.find("web page"), std::string::npos);
  EXPECT_EQ(runs().at(0).outcome, RunOutcome::failed);
}

TEST_F(CatalogueImports, KeepNothingWhereWhatIsKeptCannotBeRead) {
  import(first);
  const auto path = folder_ / "catalogues/campus/offers.json";
  std::filesystem::rename(path, folder_ / "away");
  std::filesystem::create_symlink("offers.json", path);  // as a disk that fails
  for (const auto keep : {Keep::keep, Keep::look}) {
    const auto run =
        run_import(*context_, actor_,
                   {.importer = "openedx",
                    .name = "campus",
                    .source = "courses.json",
                    .files = {{"courses.json", R"([{"course_id": "a", "name": "Better"}])"}},
                    .keep = keep});
    EXPECT_EQ(code_of(run), ErrorCode::io);
  }
  std::filesystem::rename(folder_ / "away", path);
  EXPECT_EQ(runs().size(), 1u);
  context_->library.forget();
  EXPECT_EQ(offer("a")->title, "A");
  EXPECT_NE(offer("b"), nullptr);
}

TEST_F(CatalogueImports, TellNobodyOfTheServersDiskAsOfTheirFile) {
  std::filesystem::remove_all(folder_ / "catalogues");
  std::ofstream(folder_ / "catalogues") << "no folder";
  std::string text = "id,title\n";
  for (std::size_t i = 0; i < catalogue::part_offers_max; ++i) text += std::to_string(i) + ",A\n";
  const auto run = run_import(
      *context_, actor_,
      {.importer = "csv", .name = "many", .source = "many.csv", .files = {{"many.csv", text}}});
  EXPECT_EQ(code_of(run), ErrorCode::io);
  EXPECT_TRUE(runs().empty());
}

TEST_F(CatalogueImports, AreRefusedWithThePlaceOfTheFault) {
  const auto path = [&](ImportRequest request) {
    const auto run = run_import(*context_, actor_, request);
    return run.ok() ? "" : run.error().path;
  };
  EXPECT_EQ(path({.importer = "nobody", .name = "", .source = "", .files = {{"f", first}}}),
            "/importer");
  EXPECT_EQ(path({.importer = "auto", .name = "", .source = "", .files = {{"f", "[]"}}}),
            "/importer");
  EXPECT_EQ(path({.importer = "openedx", .name = "", .source = "", .files = {}}), "/file");
  for (const auto* name : {"starter", "curated", "achievements", "Not So", "../up"})
    EXPECT_EQ(path({.importer = "openedx", .name = name, .source = "", .files = {{"f", first}}}),
              "/name")
        << name;
  EXPECT_TRUE(runs().empty());
}

TEST_F(CatalogueImports, FollowAnAddressPageByPage) {
  provider_.answers = {
      {"https://campus.example/list",
       R"({"results": [{"course_id": "a", "name": "A"}], "pagination": {"next": "/list?page=2", "count": 2}})"},
      {"https://campus.example/list?page=2",
       R"({"results": [{"course_id": "b", "name": "B"}], "pagination": {"next": null, "count": 2}})"}};
  const auto source = must(add_source(
      *context_, actor_, {"openedx", "campus", "https://campus.example/list", "weekly"}));
  const auto run = must(refresh_source(*context_, actor_, source.id));
  EXPECT_EQ(run.outcome, RunOutcome::kept);
  EXPECT_EQ(run.landed, 2);
  EXPECT_EQ(provider_.asked, 2);
}

TEST_F(CatalogueImports, LeaveAnAddressThatNeverEndsAndTakeNothingForGone) {
  import(first);
  provider_.answers = {
      {"https://campus.example/list",
       R"({"results": [{"course_id": "a", "name": "A"}], "pagination": {"next": "/list"}})"}};
  const auto source = must(
      add_source(*context_, actor_, {"openedx", "campus", "https://campus.example/list", "never"}));
  const auto run = must(refresh_source(*context_, actor_, source.id));
  EXPECT_EQ(run.outcome, RunOutcome::unchanged);
  EXPECT_FALSE(run.notes.empty());
  EXPECT_EQ(offer("b")->gone_since, "");
}

TEST_F(CatalogueImports, LeaveAnAddressThatTakesTooLongOrIsStopped) {
  for (const auto* number : {"1", "2", "3"}) {
    const std::string page(number);
    provider_.answers["https://campus.example/list?page=" + page] =
        R"({"results": [{"course_id": "c)" + page + R"(", "name": "C"}], "next": "/list?page=)" +
        std::to_string(page.front() - '0' + 1) + "\"}";
  }
  const auto source = must(add_source(
      *context_, actor_, {"openedx", "campus", "https://campus.example/list?page=1", "never"}));
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(must(run_source(*context_, actor_, source, Keep::keep, stop.get_token())).outcome,
            RunOutcome::failed);
  EXPECT_EQ(provider_.asked, 0);
  provider_.clock = &clock_;
  provider_.seconds_each = 400;
  const auto run = must(refresh_source(*context_, actor_, source.id));
  EXPECT_EQ(run.landed, 2);
  EXPECT_EQ(provider_.asked, 2);
  ASSERT_FALSE(run.notes.empty());
  EXPECT_NE(run.notes[0].find("more than 10 minutes"), std::string::npos) << run.notes[0];
}

TEST_F(CatalogueImports, TellWhatAnAddressAnswersInstead) {
  const auto source = must(
      add_source(*context_, actor_, {"openedx", "campus", "https://campus.example/list", "never"}));
  EXPECT_NE(must(refresh_source(*context_, actor_, source.id)).error.find("nothing answers"),
            std::string::npos);
  provider_.answers = {{"https://campus.example/list", "gone"}};
  provider_.status = 404;
  const auto run = must(refresh_source(*context_, actor_, source.id));
  EXPECT_EQ(run.outcome, RunOutcome::failed);
  EXPECT_NE(run.error.find("404"), std::string::npos);
}

TEST_F(CatalogueImports, RunByThemselvesWhenTheyAreDue) {
  must(add_source(*context_, actor_, {"csv", "courses", "courses.csv", "daily"}));
  must(add_source(*context_, actor_, {"csv", "other", "courses.csv", "never"}));
  const std::stop_token stop;
  EXPECT_EQ(must(run_due_sources(*context_, stop)), 1);
  EXPECT_EQ(must(run_due_sources(*context_, stop)), 0);
  EXPECT_EQ(runs().at(0).by, "schedule");
  EXPECT_EQ(runs().at(0).outcome, RunOutcome::kept);
  clock_.forward_seconds(25 * 3600);
  EXPECT_EQ(must(run_due_sources(*context_, stop)), 1);
  EXPECT_EQ(runs().at(0).outcome, RunOutcome::unchanged);
}

TEST_F(CatalogueImports, OfWhichOneFailsKeepNoOtherWaiting) {
  std::filesystem::create_directories(folder_ / "catalogues");
  std::ofstream(folder_ / "catalogues/blocked") << "no folder";
  must(add_source(*context_, actor_, {"csv", "blocked", "courses.csv", "daily"}));
  must(add_source(*context_, actor_, {"csv", "courses", "courses.csv", "daily"}));
  EXPECT_EQ(must(run_due_sources(*context_, std::stop_token())), 2);
  const auto last = must(last_runs(*context_, actor_));
  ASSERT_EQ(last.size(), 2u);
  EXPECT_EQ(last[0].catalogue, "blocked");
  EXPECT_EQ(last[0].outcome, RunOutcome::failed);
  EXPECT_EQ(last[0].error.find("blocked"), std::string::npos) << "paths are nobody's business";
  EXPECT_EQ(last[1].outcome, RunOutcome::kept);
}

TEST_F(CatalogueImports, TakeSourcesOfTheirOrganisationAlone) {
  const auto source =
      must(add_source(*context_, actor_, {"csv", "courses", "courses.csv", "never"}));
  const auto run = import(first);
  const auto other = set_up_another();
  EXPECT_EQ(code_of(refresh_source(*context_, other, source.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(remove_source(*context_, other, source.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(find_run(*context_, other, run.id)), ErrorCode::not_found);
  EXPECT_TRUE(must(list_sources(*context_, other)).empty());
  EXPECT_TRUE(remove_source(*context_, actor_, source.id).ok());
}

TEST_F(CatalogueImports, BelongToWhoMadeThem) {
  import(first);
  const auto other = set_up_another();
  const auto theirs = [&](const Actor& actor, const std::string& name, Keep keep = Keep::keep) {
    return run_import(*context_, actor,
                      {.importer = "openedx",
                       .name = name,
                       .source = "f",
                       .files = {{"f", R"([{"course_id": "z", "name": "Z"}])"}},
                       .keep = keep});
  };
  for (const auto keep : {Keep::keep, Keep::look}) {
    const auto refused = theirs(other, "campus", keep);
    EXPECT_EQ(code_of(refused), ErrorCode::not_permitted);
    EXPECT_EQ(path_of_error(refused), "/name");
  }
  EXPECT_EQ(path_of_error(add_source(*context_, other, {"csv", "campus", "courses.csv", "never"})),
            "/name");
  EXPECT_EQ(offer("z"), nullptr);
  EXPECT_TRUE(must(list_runs(*context_, other, {})).rows.empty());
  EXPECT_EQ(must(say_of(*context_, actor_)).catalogues.count("campus"), 1U);
  EXPECT_TRUE(must(say_of(*context_, other)).catalogues.empty());

  EXPECT_EQ(must(theirs(other, "yard", Keep::look)).outcome, RunOutcome::looked);
  EXPECT_TRUE(must(say_of(*context_, other)).catalogues.empty()) << "looking makes nothing";
  EXPECT_EQ(must(theirs(other, "yard")).outcome, RunOutcome::kept);
  EXPECT_EQ(code_of(theirs(actor_, "yard")), ErrorCode::not_permitted);

  must(give_catalogue(*context_, "yard", std::nullopt));
  EXPECT_EQ(path_of_error(theirs(other, "yard")), "/name") << "nobody's";
  const Actor command{actor_.organisation, {"command"}};
  EXPECT_EQ(must(theirs(command, "yard")).outcome, RunOutcome::unchanged);
  EXPECT_EQ(must(theirs(command, "campus")).outcome, RunOutcome::kept);
  EXPECT_EQ(code_of(theirs(actor_, "yard")), ErrorCode::not_permitted)
      << "the command line made it nobody else's";
}

TEST_F(CatalogueImports, RefuseSourcesThatLeadNowhere) {
  const auto refused =
      add_source(*context_, actor_, {"nobody", "starter", "../../etc/passwd", "hourly"});
  ASSERT_FALSE(refused.ok());
  std::vector<std::string> paths{refused.error().path};
  for (const auto& other : refused.error().also) paths.push_back(other.path);
  EXPECT_EQ(paths, (std::vector<std::string>{"/importer", "/name", "/place", "/rhythm"}));
  EXPECT_FALSE(add_source(*context_, actor_, {"csv", "x", "http://campus.example/", "never"}).ok());
  must(add_source(*context_, actor_, {"csv", "x", "courses.csv", "never"}));
  EXPECT_EQ(code_of(add_source(*context_, actor_, {"csv", "x", "courses.csv", "never"})),
            ErrorCode::conflict);
}

}  // namespace
}  // namespace cairn::app
