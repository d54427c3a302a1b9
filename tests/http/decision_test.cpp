// SPDX-License-Identifier: Apache-2.0
// Deciding through the pages: nothing is signed unseen, and a refusal can be taken back.
#include "app/ports/records.h"
#include "app/postbox.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class Decisions : public SiteTest {
 protected:
  Visitor issuer_ = admin();
  app::Actor actor_ =
      app::must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  app::SubmittedClaim claim_ = submitted(published(actor_));
  std::string path_ = "/desk/claims/" + claim_.id.text;

  std::size_t awards() { return app::must(app::list_awards(*context_, actor_, {})).rows.size(); }
};

TEST_F(Decisions, ShowWhatWillBeSignedAndSignOnlyWhenConfirmed) {
  issuer_.get(path_);
  const auto preview = issuer_.post(path_, {{"outcome", "awarded"}, {"reason", "Well <done>."}});
  EXPECT_EQ(preview.status, 200);
  for (const auto* shown :
       {"This will be signed", "Grace Moor", "grace@learner.example", "Welding, first level",
        "<strong>three</strong> welds", "I welded three plates", "weld.png",
        "https://learner.example/weld", "Well &lt;done&gt;.", "/a/"})
    EXPECT_THAT(preview.body, HasSubstr(shown));
  EXPECT_EQ(awards(), 0U);

  const auto back = issuer_.post(path_, {{"outcome", "undecided"}, {"reason", "Well <done>."}});
  EXPECT_THAT(back.body, HasSubstr(">Well &lt;done&gt;.</textarea>"));
  EXPECT_EQ(awards(), 0U);

  EXPECT_EQ(issuer_.post(path_ + "/award", {{"reason", "Well <done>."}}).status, 303);
  EXPECT_EQ(awards(), 1U);
  EXPECT_EQ(issuer_.post(path_, {{"outcome", "awarded"}}).status, 409);
}

// Of a page that is older than the claim: what was typed is not typed in vain.
TEST_F(Decisions, KeepTheReasonOfAFormThatCameTooLate) {
  issuer_.get(path_);
  const auto stale =
      issuer_.post(path_, {{"outcome", "declined"}, {"reason", "No <weld>."}, {"round", "7"}});
  EXPECT_EQ(stale.status, 409) << stale.body;
  EXPECT_THAT(stale.body, HasSubstr(">No &lt;weld&gt;.</textarea>"));
  ASSERT_EQ(issuer_.post(path_, {{"outcome", "declined"}, {"reason", "Blurred."}}).status, 303);
  for (const auto* outcome : {"declined", "awarded"}) {
    const auto late = issuer_.post(path_, {{"outcome", outcome}, {"reason", "No <weld>."}});
    EXPECT_EQ(late.status, 409) << outcome;
    EXPECT_THAT(late.body, HasSubstr("decided already")) << outcome;
    EXPECT_THAT(late.body, HasSubstr("<blockquote>No &lt;weld&gt;.</blockquote>")) << outcome;
  }
}

TEST_F(Decisions, TakeARefusalBackAndLogIt) {
  issuer_.get(path_);
  EXPECT_EQ(issuer_.post(path_ + "/reopen", {}).status, 409) << "nothing is declined yet";
  EXPECT_EQ(issuer_.post(path_, {{"outcome", "declined"}, {"reason", "No weld."}}).status, 303);
  EXPECT_THAT(issuer_.get(path_).body, HasSubstr("Reopen"));
  const auto told = Visitor(site_).get("/l/" + claim_.learner_token).body;
  EXPECT_THAT(told, HasSubstr("No weld."));
  EXPECT_THAT(told, HasSubstr(">Try again</a>"));
  EXPECT_EQ(issuer_.post(path_ + "/reopen", {}).status, 303);
  const auto open = issuer_.get(path_).body;
  EXPECT_THAT(open, HasSubstr("Waiting"));
  EXPECT_THAT(open, Not(HasSubstr("No weld.")));
  EXPECT_THAT(Visitor(site_).get("/l/" + claim_.learner_token).body,
              HasSubstr("Waiting for a decision"));
  {
    auto reading = app::must(store_->begin(app::Access::read));
    const auto log = app::must(reading->records().list_audit(actor_.organisation, 1));
    EXPECT_EQ(log[0].action, "claim.reopen");
    EXPECT_THAT(log[0].detail, HasSubstr("No weld."));
    EXPECT_THAT(log[0].detail, HasSubstr(actor_.account.text));
  }
  EXPECT_EQ(issuer_.post(path_ + "/award", {}).status, 303);
  EXPECT_EQ(awards(), 1U);
}

// What was read before it was reopened is not what is decided now.
TEST_F(Decisions, KeepToWhatWasRead) {
  const auto round = [&] {
    return between(issuer_.get(path_).body, "name=\"round\" value=\"", "\"");
  };
  const auto before = round();
  const auto decline = [&](const std::string& read) {
    return issuer_.post(path_, {{"outcome", "declined"}, {"reason", "No weld."}, {"round", read}})
        .status;
  };
  EXPECT_EQ(decline(before), 303);
  EXPECT_EQ(issuer_.post(path_ + "/reopen", {}).status, 303);
  const auto now = round();
  EXPECT_NE(now, before);
  EXPECT_EQ(decline(before), 409);
  EXPECT_EQ(decline("nonsense"), 409);
  EXPECT_EQ(issuer_.post(path_ + "/award", {{"round", before}}).status, 409);
  EXPECT_EQ(awards(), 0U);
  EXPECT_EQ(issuer_.post(path_ + "/award", {{"round", now}}).status, 303);
  EXPECT_EQ(awards(), 1U);
}

TEST_F(Decisions, GiveALearnerANewLinkOnce) {
  issuer_.get(path_);
  const auto shown = issuer_.post(path_ + "/learner-link", {});
  EXPECT_EQ(shown.status, 200);
  const auto own_page = "/l/" + between(shown.body, site_.origin + "/l/", "\"");
  EXPECT_THAT(issuer_.get(path_).body, Not(HasSubstr(own_page))) << "told once";
  EXPECT_EQ(Visitor(site_).get("/l/" + claim_.learner_token).status, 403) << "the old one is over";
  Visitor learner(site_);
  const auto page = learner.get(own_page);
  EXPECT_THAT(page.body, HasSubstr("Grace Moor"));
  auto reading = app::must(store_->begin(app::Access::read));
  EXPECT_EQ(app::must(reading->records().list_audit(actor_.organisation, 1))[0].action,
            "learner.link");
}

TEST_F(Decisions, SayThatAnAddressIsOnlyTypedAndHaveItProved) {
  EXPECT_THAT(issuer_.get("/desk/claims").body, HasSubstr("Address not proved"));
  EXPECT_THAT(issuer_.get(path_).body, HasSubstr("make sure in another way"));
  const auto look = issuer_.post(path_, {{"outcome", "awarded"}}).body;
  EXPECT_THAT(look, HasSubstr("Address not proved"));
  EXPECT_EQ(issuer_.post(path_ + "/address-code", {}).status, 409) << "there is no mail";
  app::Postbox postbox;
  context_->mailer = &postbox;
  issuer_.get(path_);
  EXPECT_EQ(issuer_.post(path_ + "/address-code", {}).header("Location"), path_ + "?code=sent");
  EXPECT_THAT(issuer_.get(path_ + "?code=sent").body, HasSubstr("A code went to"));
  ASSERT_EQ(postbox.mails.size(), 1U);
  const auto own = "/l/" + claim_.learner_token;
  Visitor learner(site_);
  EXPECT_THAT(learner.get(own).body, HasSubstr("Confirm the address"));
  EXPECT_EQ(learner
                .post(own + "/addresses/code", {{"address", postbox.mails[0].to},
                                                {"code", postbox.mails[0].subject.substr(0, 6)}})
                .status,
            303);
  EXPECT_THAT(issuer_.get(path_).body, Not(HasSubstr("The address is not proved.")));
  EXPECT_THAT(issuer_.get("/desk/claims").body, Not(HasSubstr("Address not proved")));
  context_->mailer = nullptr;
}

}  // namespace
}  // namespace cairn::server
