// SPDX-License-Identifier: Apache-2.0
// What use cases refuse: bad fields by name, other organisations' things, links that are used up.
#include "app/accounts/api_keys.h"
#include "app/claims/evidence_type.h"
#include "app/house.h"

namespace cairn::app {
namespace {

class Refusals : public House {};

TEST_F(Refusals, SetUpHappensOnce) {
  const auto link = must(ensure_setup(*context_));
  const auto token = link.substr(link.rfind('/') + 1);
  const SetupForm form{"School", "https://school.example", "ada@school.example", "a long password"};
  must(complete_setup(*context_, token, form));
  EXPECT_EQ(code_of(complete_setup(*context_, token, form)), ErrorCode::conflict);
  EXPECT_EQ(code_of(setup_link(*context_)), ErrorCode::conflict);
  EXPECT_EQ(code_of(initialise(*context_, form)), ErrorCode::conflict);
  EXPECT_EQ(must(ensure_setup(*context_)), "");
}

TEST_F(Refusals, SetUpLinksExpireAndReplaceEachOther) {
  const auto token_of = [](const std::string& link) { return link.substr(link.rfind('/') + 1); };
  const auto first = token_of(must(ensure_setup(*context_)));
  const auto second = token_of(must(setup_link(*context_)));
  EXPECT_EQ(code_of(check_setup_token(*context_, first)), ErrorCode::not_permitted);
  EXPECT_TRUE(check_setup_token(*context_, second));
  clock_.forward_seconds(30 * 60);
  EXPECT_EQ(code_of(check_setup_token(*context_, second)), ErrorCode::not_permitted);
}

TEST_F(Refusals, SetUpNamesTheFieldThatIsWrong) {
  const auto link = must(ensure_setup(*context_));
  const auto token = link.substr(link.rfind('/') + 1);
  const SetupForm good{"School", "", "ada@school.example", "a long password"};
  auto form = good;
  form.organisation = " ";
  EXPECT_EQ(path_of_error(complete_setup(*context_, token, form)), "/organisation");
  form = good;
  form.url = "javascript:alert(1)";
  EXPECT_EQ(path_of_error(complete_setup(*context_, token, form)), "/url");
  form = good;
  form.email = "ada";
  EXPECT_EQ(path_of_error(complete_setup(*context_, token, form)), "/email");
  form = good;
  form.password = "short";
  EXPECT_EQ(path_of_error(complete_setup(*context_, token, form)), "/password");
  EXPECT_TRUE(complete_setup(*context_, token, good));
}

TEST_F(Refusals, SignInNeedsTheRightPasswordAndEnds) {
  set_up();
  EXPECT_EQ(code_of(sign_in(*context_, {"ada@harbour.example", "wrong password"})),
            ErrorCode::not_permitted);
  EXPECT_EQ(code_of(sign_in(*context_, {"nobody@harbour.example", "a long password"})),
            ErrorCode::not_permitted);
  const auto signed_in = must(sign_in(*context_, {" Ada@Harbour.example ", "a long password"}));
  EXPECT_EQ(must(session_of(*context_, signed_in.token)).email, "ada@harbour.example");
  must(sign_out(*context_, signed_in.token));
  EXPECT_EQ(code_of(session_of(*context_, signed_in.token)), ErrorCode::not_permitted);
  const auto again = must(sign_in(*context_, {"ada@harbour.example", "a long password"}));
  clock_.forward_seconds(15 * 24 * 60 * 60);
  EXPECT_EQ(code_of(session_of(*context_, again.token)), ErrorCode::not_permitted);
}

TEST_F(Refusals, AchievementsNameTheFieldThatIsWrong) {
  const auto actor = set_up();
  const auto error_of = [&](auto change) {
    auto form = welding();
    change(form);
    return path_of_error(create_achievement(*context_, actor, form));
  };
  EXPECT_EQ(error_of([](auto& form) { form.name = ""; }), "/name");
  EXPECT_EQ(error_of([](auto& form) { form.name = std::string(201, 'x'); }), "/name");
  EXPECT_EQ(error_of([](auto& form) { form.name = "\xff"; }), "/name");
  EXPECT_EQ(error_of([](auto& form) { form.name = "a\nb"; }), "/name");
  EXPECT_EQ(error_of([](auto& form) { form.name = "\u200b \u2060\u00ad"; }), "/name") << "unseen";
  EXPECT_EQ(error_of([](auto& form) { form.name = "evil \xe2\x80\xae name"; }), "/name");
  EXPECT_EQ(error_of([](auto& form) { form.description = ""; }), "/description");
  EXPECT_EQ(error_of([](auto& form) { form.criteria = std::string(10'001, 'x'); }), "/criteria");
  EXPECT_EQ(error_of([](auto& form) {
              form.details.skills.push_back(achievement::read_skill(std::string(121, 'x')));
            }),
            "/skills/2/name");
  EXPECT_EQ(error_of([](auto& form) { form.alternative_text = "  "; }), "/alternative_text");
  EXPECT_EQ(error_of([](auto& form) { form.image.colour = "red\"/>"; }), "/image/colour");
  EXPECT_EQ(error_of([](auto& form) { form.image.shape = "blob"; }), "/image/shape");
  EXPECT_EQ(error_of([](auto& form) { form.evidence_rule = "a poem"; }), "/evidence_rule");
  EXPECT_EQ(error_of([](auto&) {}), "no error");
}

// Where each fault is, joined by spaces.
std::string paths_of(const auto& result) {
  if (result) return "no error";
  auto paths = result.error().path;
  for (const auto& other : result.error().also) paths += " " + other.path;
  return paths;
}

TEST_F(Refusals, EverythingWrongWithAFormIsSaidAtOnce) {
  const auto link = must(ensure_setup(*context_));
  EXPECT_EQ(paths_of(complete_setup(*context_, link.substr(link.rfind('/') + 1),
                                    {"", "ftp://x.example", "ada", "short"})),
            "/organisation /url /email /password");
  const auto actor = set_up();
  auto form = welding();
  form.name = "";
  form.details.skills = achievement::named_skills({std::string(121, 'x'), "Welding", "a\nb"});
  form.evidence_rule = "";
  form.image.shape = form.image.icon = "blob";
  form.image.colour = "red";
  form.image.text = std::string(61, 'x');
  EXPECT_EQ(
      paths_of(create_achievement(*context_, actor, form)),
      "/name /skills/0/name /skills/2/name /evidence_rule /image/shape /image/icon /image/colour "
      "/image/text");
  auto claim = claim_form();
  claim.email = "";
  claim.files[0].bytes = "";
  claim.links = {"ftp://x.example"};
  EXPECT_EQ(paths_of(submit_claim(*context_, published(actor).claim_code, claim, "")),
            "/email /files/0 /links/0");
  claim.files.clear();
  claim.links.clear();
  EXPECT_EQ(paths_of(submit_claim(*context_, published(actor).claim_code, claim, "")),
            "/email /evidence");
  EXPECT_EQ(paths_of(create_api_key(*context_, actor, "", {"x", "vc:issue", "y"})),
            "/name /scopes/0 /scopes/2");
}

TEST_F(Refusals, LineBreaksCountAsOneAndAreStoredAsOne) {
  const auto actor = set_up();
  auto form = welding();
  form.criteria.clear();
  for (int i = 0; i < 4999; ++i) form.criteria += "x\r\n";
  form.criteria += "xx";
  const auto made = must(create_achievement(*context_, actor, form));
  EXPECT_EQ(made.criteria.size(), 10'000U);
  EXPECT_EQ(made.criteria.find('\r'), std::string::npos);
  form.description = "one\rtwo\r\nthree";
  EXPECT_EQ(must(create_achievement(*context_, actor, form)).description, "one\ntwo\nthree");
  form.name = "one\r\ntwo";
  EXPECT_EQ(path_of_error(create_achievement(*context_, actor, form)), "/name");
}

TEST_F(Refusals, ClaimsNameTheFieldThatIsWrong) {
  const auto achievement = published(set_up());
  const std::string large(10 * 1024 * 1024 + 1, 'x');
  const auto error_of = [&](auto change) {
    auto form = claim_form();
    change(form);
    return path_of_error(submit_claim(*context_, achievement.claim_code, form, ""));
  };
  EXPECT_EQ(error_of([](auto& form) { form.name = ""; }), "/name");
  EXPECT_EQ(error_of([](auto& form) { form.email = "grace@"; }), "/email");
  EXPECT_EQ(error_of([](auto& form) { form.statement = std::string(5001, 'x'); }), "/statement");
  EXPECT_EQ(error_of([&](auto& form) {
              form.files.push_back({"files", "large.txt", large});
            }),
            "/files/1");
  const std::string half(6 * 1024 * 1024, 'x');
  EXPECT_EQ(error_of([&](auto& form) {
              for (int i = 0; i < 2; ++i) form.files.push_back({"files", "half.txt", half});
            }),
            "/files");
  EXPECT_EQ(error_of([](auto& form) { form.files[0].bytes = ""; }), "/files/0");
  EXPECT_EQ(error_of([](auto& form) { form.links = {"ftp://x.example"}; }), "/links/0");
  EXPECT_EQ(error_of([](auto& form) {
              form.files.clear();
              form.links = {" "};
            }),
            "/evidence");
  EXPECT_EQ(error_of([](auto& form) { form.links.resize(11, "https://x.example/"); }), "/evidence");
}

TEST_F(Refusals, ClaimLinksWorkOnlyOncePublished) {
  const auto actor = set_up();
  const auto draft = must(create_achievement(*context_, actor, welding()));
  EXPECT_EQ(code_of(open_claim(*context_, draft.claim_code)), ErrorCode::not_found);
  EXPECT_EQ(code_of(public_achievement(*context_, draft.id)), ErrorCode::not_found);
  must(publish_achievement(*context_, actor, draft.id));
  EXPECT_TRUE(open_claim(*context_, draft.claim_code));
  EXPECT_EQ(code_of(open_claim(*context_, "nonsense")), ErrorCode::not_found);
}

// Every use case that takes an actor and an id, with another organisation's id.
TEST_F(Refusals, OtherOrganisationsThingsAreNotFound) {
  const auto owner = set_up();
  const auto other = set_up_another();
  const auto achievement = published(owner);
  const auto claim = submitted(achievement);
  const auto evidence = must(open_case(*context_, owner, claim.id)).evidence.front().id;
  const DecisionForm decision{ClaimState::awarded, ""};
  EXPECT_EQ(code_of(find_achievement(*context_, other, achievement.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(update_achievement(*context_, other, achievement.id, welding())),
            ErrorCode::not_found);
  EXPECT_EQ(code_of(publish_achievement(*context_, other, achievement.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(open_case(*context_, other, claim.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(evidence_file(*context_, other, evidence)), ErrorCode::not_found);
  EXPECT_EQ(code_of(decide_claim(*context_, other, claim.id, decision)), ErrorCode::not_found);
  const auto award = awarded(owner, claim.id);
  EXPECT_EQ(code_of(revoke_award(*context_, other, award.id, "Envy")), ErrorCode::not_found);
  EXPECT_TRUE(must(list_achievements(*context_, other)).empty());
  for (const auto state : {ClaimState::submitted, ClaimState::awarded, ClaimState::declined})
    EXPECT_TRUE(must(list_claims(*context_, other, state, {})).rows.empty());
  EXPECT_TRUE(must(list_awards(*context_, other, {})).rows.empty());
  EXPECT_EQ(code_of(list_awards(*context_, other, {.after = award.id.text})), ErrorCode::not_found);
}

TEST_F(Refusals, ApiKeysActOnlyWithinTheirScopes) {
  const auto actor = set_up();
  const auto made = must(create_api_key(*context_, actor, "Suite", {"vc:issue:p256"}));
  const auto found = must(find_api_key(*context_, made.token));
  EXPECT_EQ(found.organisation, actor.organisation);
  EXPECT_TRUE(allows(found, "vc:issue:p256"));
  for (const auto* other : {"vc:issue", "vc:issue:p384", "vc:issue:p2567", "vc:status"})
    EXPECT_FALSE(allows(found, other)) << other;
  EXPECT_TRUE(allows({.scopes = {"vc:issue"}}, "vc:issue:p256"));
  EXPECT_FALSE(allows({.scopes = {"vc:issue"}}, "vc:status"));
  EXPECT_EQ(code_of(find_api_key(*context_, made.token + "x")), ErrorCode::not_permitted);
  EXPECT_EQ(path_of_error(create_api_key(*context_, actor, "Suite", {"all"})), "/scopes/0");
}

TEST_F(Refusals, ApiKeysStopWorkingWhenTheyAreRemoved) {
  const auto actor = set_up();
  const auto other = set_up_another();
  const auto made = must(create_api_key(*context_, actor, "Suite", {"vc:issue"}));
  EXPECT_EQ(code_of(remove_api_key(*context_, other, made.key.id)), ErrorCode::not_found);
  EXPECT_EQ(must(list_api_keys(*context_, actor)).size(), 1U);
  must(remove_api_key(*context_, actor, made.key.id));
  EXPECT_EQ(code_of(find_api_key(*context_, made.token)), ErrorCode::not_permitted);
  EXPECT_TRUE(must(list_api_keys(*context_, actor)).empty());
}

TEST_F(Refusals, UploadsAreWhatTheyContain) {
  const auto type_of = [](std::string_view bytes) { return sniff_evidence(as_bytes(bytes)); };
  EXPECT_EQ(type_of("%PDF-1.7 …"), "application/pdf");
  EXPECT_EQ(type_of("RIFF\x10\x20\x30\x40WEBPVP8 "), "image/webp");
  EXPECT_EQ(type_of("PK\x03\x04 and more"), "application/zip");
  EXPECT_EQ(type_of("Plain words, plainly put."), "text/plain");
  const auto bytes_of = [](const auto& text) { return std::string_view(text, sizeof text - 1); };
  EXPECT_EQ(type_of(bytes_of("\0\0\0\x20"
                             "ftypisom\0\0\2\0")),
            "video/mp4");
  EXPECT_EQ(type_of(bytes_of("\0\0\0\x20"
                             "ftypM4A \0\0\2\0")),
            "audio/mp4");
  EXPECT_EQ(type_of(bytes_of("\0\0\0\x20"
                             "ftypheic\0\0\0\0")),
            "application/octet-stream");
  EXPECT_EQ(type_of("\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm"), "video/webm");
  EXPECT_EQ(type_of("\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska"), "application/octet-stream");
  EXPECT_EQ(type_of(bytes_of("OggS\0\2 \1\x1eOpusHead")), "audio/ogg");
  EXPECT_EQ(type_of(bytes_of("OggS\0\2 \1*\x80theora")), "video/ogg");
  EXPECT_EQ(type_of("RIFF\x10\x20\x30\x40WAVEfmt "), "audio/wav");
  EXPECT_EQ(type_of("fLaC\x20\x20"), "audio/flac");
  EXPECT_EQ(type_of("ID3\x04\x20"), "audio/mpeg");
  EXPECT_EQ(type_of("ID3 is how a tag of music begins."), "text/plain");
  EXPECT_EQ(type_of("\xff\xfb\x90\x44"), "audio/mpeg");
  EXPECT_EQ(type_of("\xff\xfe\x90\x44"), "application/octet-stream") << "UTF-16, perhaps";
  EXPECT_EQ(type_of("<!doctype html><script>alert(1)</script>"), "application/octet-stream");
  EXPECT_EQ(type_of("  <svg onload='alert(1)'/>"), "application/octet-stream");
  EXPECT_EQ(type_of("\xef\xbb\xbf<?xml version='1.0'?>"), "application/octet-stream");
  EXPECT_EQ(type_of("Look: <SCRIPT>alert(1)"), "application/octet-stream");
  EXPECT_EQ(type_of("#!/bin/sh\n"), "application/octet-stream");
  EXPECT_EQ(type_of(std::string_view("a\0b", 3)), "application/octet-stream");
  EXPECT_EQ(type_of(""), "application/octet-stream");
  EXPECT_EQ(presentation_of("application/zip"), Presentation::download);
  EXPECT_EQ(presentation_of("video/mp4"), Presentation::show);
}

TEST_F(Refusals, FileNamesLoseTheirPathsAndTricks) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  auto form = claim_form();
  form.files[0].name = "C:\\tmp\\..\\evil\"; x=\r\n.html";
  const auto claim = must(submit_claim(*context_, achievement.claim_code, form, ""));
  EXPECT_EQ(must(open_case(*context_, actor, claim.id)).evidence[0].file_name, "evil x=.html");
}

}  // namespace
}  // namespace cairn::app
