// SPDX-License-Identifier: Apache-2.0
#include "server/report_view.h"

#include <gtest/gtest.h>

#include "server/assets.h"
#include "verify/report.h"

namespace cairn::server {
namespace {

std::string page_of(const verify::Report& report) {
  Arena arena;
  View view;
  view.text("title", "").text("created", "").text("expires", "").text("base", "");
  view.text("version", "").text("assets", "").flag("signed_in", false).flag("description", false);
  view.rows("elsewhere", {});
  for (const auto* place :
       {"in_plan", "in_catalogue", "in_verify", "in_account", "in_desk", "in_settings", "person"})
    view.flag(place, false);
  view.text("page_language", "en").text("page_direction", "ltr").list("other_languages", {});
  view.rows("desk_sections", {});
  view.flag("faulty", false)
      .rows("metas", {})
      .list("scripts", {})
      .section("report", report_view(verify::to_json(report, json::Builder(arena))));
  const auto templates = Templates::create(template_files());
  EXPECT_TRUE(templates.ok());
  const auto page = templates->render("report", view);
  EXPECT_TRUE(page.ok()) << page.error().detail;
  return page.ok() ? *page : std::string();
}

std::string shown(std::optional<std::int64_t> age_seconds) {
  verify::Report report;
  report.verdict = verify::Verdict::accepted;
  auto& credential = report.credentials.emplace_back();
  credential.status = verify::Standing::active;
  credential.status_age_s = age_seconds;
  return page_of(report);
}

TEST(ReportView, FoldsTheStepsAway) {
  EXPECT_EQ(shown({}).find("to follow it by hand"), std::string::npos);
  verify::Report report;
  report.credentials.emplace_back().steps.push_back(
      verify::Step{"status", "/credentialStatus"}.tell("index", 7).tell("list", "https://<x>"));
  const auto page = page_of(report);
  for (const auto* part :
       {"<summary>Each step, to follow it by hand</summary>", "<dt>Place in the list</dt>",
        "<code>7</code>", "https://&lt;x&gt;", "<code>/credentialStatus</code>"})
    EXPECT_NE(page.find(part), std::string::npos) << part;
}

TEST(ReportView, SaysHowLongAgoTheStateWasRead) {
  EXPECT_NE(shown(3 * 3600).find("read 3 hours ago"), std::string::npos);
  EXPECT_EQ(shown(0).find(" ago"), std::string::npos);
  EXPECT_EQ(shown({}).find(" ago"), std::string::npos);
}

}  // namespace
}  // namespace cairn::server
