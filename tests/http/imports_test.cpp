// SPDX-License-Identifier: Apache-2.0
// The page of imports: a file looked at and imported, faults by row, a source added and removed;
// and where each fact of an offer comes from.
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
  for (const auto& one : offers->catalogues)
    if (one->name == "curated") curated = &one->offers.front();
  ASSERT_NE(curated, nullptr);
  const auto page = anyone_.get("/catalogue/" + curated->id);
  EXPECT_EQ(page.status, 200) << page.body;
  EXPECT_THAT(page.body, HasSubstr("Where each fact comes from"));
  EXPECT_THAT(page.body, HasSubstr("Certifications of real issuers"));
  EXPECT_THAT(page.body, Not(HasSubstr("This offer is made up")));
  const auto answer = anyone_.get("/api/v1/catalogue/" + curated->id);
  EXPECT_THAT(answer.body, HasSubstr("\"origins\":[{\"field\""));
}

TEST_F(ImportPages, AreForOwnersAlone) { EXPECT_NE(anyone_.get("/catalogue/imports").status, 200); }

}  // namespace
}  // namespace cairn::server
