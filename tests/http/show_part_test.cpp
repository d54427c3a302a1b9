// SPDX-License-Identifier: Apache-2.0
// Showing a part of a credential on the page and by program: what is chosen is shown, what is kept
// back is nowhere, and the original stays with who brought it.
#include <fstream>

#include "app/vc_api/issue.h"
#include "did/did.h"
#include "encoding/percent.h"
#include "http/visitor.h"
#include "json/parse.h"
#include "json/write.h"
#include "securing/sign_sd_jwt.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view base_value = "u2V0A";  // how the proof value of an original begins

constexpr std::string_view degree = R"({
  "@context": ["https://www.w3.org/ns/credentials/v2",
               "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
  "id": "urn:uuid:0d0c4b26-0f41-4a5c-9f2b-4f4fd4d5a3a1",
  "type": ["VerifiableCredential", "OpenBadgeCredential"],
  "issuer": {"id": "https://other.example", "type": ["Profile"], "name": "Harbour School"},
  "validFrom": "2026-01-01T00:00:00Z",
  "credentialSubject": {"type": ["AchievementSubject"],
    "result": [{"type": ["Result"], "value": "Ninety-one"},
               {"type": ["Result"], "value": "Grade B"}],
    "achievement": {"id": "https://example.edu/welding", "type": ["Achievement"], "name": "Welding",
      "description": "Welds plates.", "criteria": {"narrative": "Weld three plates."}}}})";

class ShowPart : public SiteTest {
 protected:
  ShowPart() { set_up(); }

  std::string original(std::string_view options = R"({"cryptosuite": "ecdsa-sd-2023"})") {
    const auto body = R"({"credential": )" + std::string(degree) + R"(, "options": )" +
                      std::string(options) + "}";
    return must(app::vc_issue(
        *context_,
        {.body = body, .organisation = app::server_organisation(), .key = crypto::KeyType::p256}));
  }
  Response preview(const std::string& text, Fields parts) {
    holder_.get("/show-part");
    parts.push_back({"text", text});
    parts.push_back({"step", "preview"});
    return holder_.post("/show-part", parts);
  }
  std::string copy_in(const Response& page) {
    return between(page.body, "rows=\"6\" readonly>", "</textarea>");
  }

  Visitor holder_{site_};
};

TEST_F(ShowPart, OffersWhatTheIssuerLeavesToChoose) {
  holder_.get("/show-part");
  const auto page = holder_.post("/show-part", {{"text", original()}});
  EXPECT_EQ(page.status, 200) << page.body;
  EXPECT_THAT(page.body, HasSubstr("value=\"/credentialSubject/result/0\""));
  EXPECT_THAT(page.body, HasSubstr("Result › 2"));
  EXPECT_THAT(page.body, Not(HasSubstr("value=\"/issuer")));
  EXPECT_THAT(page.body, Not(HasSubstr("value=\"/credentialSubject/achievement/criteria")));
  EXPECT_EQ(page.header("Cache-Control"), "no-store");
}

TEST_F(ShowPart, ShowsBeforehandWhatTheOtherSideWillSee) {
  const auto page = preview(original(), {{"part", "/credentialSubject/result/1"}});
  EXPECT_EQ(page.status, 200) << page.body;
  const auto shown = between(page.body, "<dl class=\"facts\">", "</dl>");
  EXPECT_THAT(shown, HasSubstr("Grade B"));
  EXPECT_THAT(shown, HasSubstr("Weld three plates."));
  EXPECT_THAT(shown, Not(HasSubstr("Ninety-one")));
  const auto kept = between(page.body, "id=\"kept-back\"", "</section>");
  EXPECT_THAT(kept, HasSubstr("Result › 1"));
  EXPECT_THAT(page.body, HasSubstr("Unaltered; who signed it is not proved"));
  const auto copy = copy_in(page);
  EXPECT_THAT(copy, Not(HasSubstr("Ninety-one")));
  EXPECT_THAT(copy, Not(HasSubstr(base_value)));
  EXPECT_THAT(copy, HasSubstr("u2V0B"));
}

TEST_F(ShowPart, GivesOutTheSameAsAFile) {
  const auto text = original();
  holder_.get("/show-part");
  const auto file =
      holder_.post("/show-part/file", {{"text", text}, {"part", "/credentialSubject/result/0"}});
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename=\"shown.json\"");
  EXPECT_EQ(file.header("Cache-Control"), "no-store");
  EXPECT_THAT(file.body, HasSubstr("Ninety-one"));
  EXPECT_THAT(file.body, Not(HasSubstr("Grade B")));
  EXPECT_THAT(file.body, Not(HasSubstr(base_value)));
  const auto report = must(app::verify_input(*context_, as_bytes(file.body), {}));
  EXPECT_EQ(report.verdict, verify::Verdict::accepted);
}

TEST_F(ShowPart, SaysWhatWouldBeRefusedAndDoesNotGiveItOut) {
  const auto text =
      original(R"({"cryptosuite": "ecdsa-sd-2023", "mandatoryPointers": ["/issuer"]})");
  const auto page = preview(text, {{"part", "/validFrom"}});
  EXPECT_THAT(page.body, HasSubstr("Whoever checks this would refuse it."));
  EXPECT_THAT(page.body, Not(HasSubstr("Download it")));
  const auto file = holder_.post("/show-part/file", {{"text", text}, {"part", "/validFrom"}});
  EXPECT_THAT(file.body, HasSubstr("Whoever checks this would refuse it."));
  EXPECT_EQ(file.header("Content-Disposition"), "");
}

TEST_F(ShowPart, SaysWhatIsWrongWithWhatIsBrought) {
  holder_.get("/show-part");
  const auto nothing = holder_.post("/show-part", {{"text", " "}});
  EXPECT_EQ(nothing.status, 400);
  EXPECT_THAT(nothing.body, HasSubstr("Choose a file, or paste the text"));
  const auto no_badge = holder_.upload(
      "/show-part", {{"text", "typed before"}},
      {{"file", "none.svg", "image/svg+xml", R"(<svg xmlns="http://www.w3.org/2000/svg"/>)"}});
  EXPECT_EQ(no_badge.status, 400);
  EXPECT_THAT(no_badge.body, HasSubstr("In this file there is no credential, or more than one."));
  EXPECT_THAT(no_badge.body, HasSubstr("typed before"));
  const auto garbage = holder_.post("/show-part", {{"text", "<script>"}});
  EXPECT_EQ(garbage.status, 400);
  EXPECT_THAT(garbage.body, HasSubstr("This is not the text of a credential."));
  EXPECT_THAT(garbage.body, HasSubstr("&lt;script&gt;"));
  const auto whole =
      holder_.post("/show-part", {{"text", original(R"({"cryptosuite": "ecdsa-rdfc-2019"})")}});
  EXPECT_THAT(whole.body, HasSubstr("No part of this can be kept back"));
  const auto elsewhere = preview(original(), {{"part", "/nobody"}});
  EXPECT_THAT(elsewhere.body, HasSubstr("One of the parts that were chosen is not there."));
  const auto large = holder_.post("/show-part", {{"text", std::string(1024 * 1024 + 1, 'x')}});
  EXPECT_EQ(large.status, 413);
  EXPECT_THAT(large.body, Not(HasSubstr("xxxxxxxx")));
}

TEST_F(ShowPart, TakesAFileToo) {
  holder_.get("/show-part");
  const auto page =
      holder_.upload("/show-part", {}, {{"file", "degree.json", "application/json", original()}});
  EXPECT_THAT(page.body, HasSubstr("Parts you may keep back"));
}

TEST_F(ShowPart, OfATokenShowsWhatIsTickedAlone) {
  const auto key = must(crypto::PrivateKey::generate(crypto::KeyType::p256, random_));
  const auto did = did::make_did_key(key.public_key());
  const auto method = did::key_id_of_did_key(key.public_key());
  Arena arena;
  const auto claims = must(json::parse(R"({"vct": "https://a.example/v", "given_name": "Ada",
      "place": {"town": "Ulm", "street": "Elm 1"}})",
                                       arena));
  const std::vector<std::string> disclosable{"/given_name", "/place", "/place/town"};
  const auto token = must(securing::issue_sd_jwt_vc(
      claims, {&key, method, did}, {.disclosable = disclosable, .holder = nullptr},
      {.issuer = securing::IssuerRule::set}, 1'767'225'600, random_, arena));
  holder_.get("/show-part");
  const auto offered = holder_.post("/show-part", {{"text", token}});
  for (const auto* part : {"/given_name", "/place/town", "/place/street"})
    EXPECT_THAT(offered.body, HasSubstr("value=\"" + std::string(part) + "\"")) << part;
  EXPECT_THAT(offered.body, Not(HasSubstr("value=\"/place\"")));
  const auto page = preview(token, {{"part", "/place/street"}});
  const auto shown = between(page.body, "<dl class=\"facts\">", "</dl>");
  EXPECT_THAT(shown, HasSubstr("Elm 1"));
  EXPECT_THAT(shown, Not(HasSubstr("Ulm")));
  EXPECT_THAT(shown, Not(HasSubstr("Ada")));
  const auto file = holder_.post("/show-part/file", {{"text", token}, {"part", "/place/street"}});
  EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename=\"shown.sdjwt\"");
  EXPECT_EQ(copy_in(page) + "\n", file.body);
}

// Whoever verifies an original by mistake leaves it nowhere.
TEST_F(ShowPart, TheOriginalIsKeptNowhereAndToldToNobody) {
  const auto text = original();
  preview(text, {{"part", "/credentialSubject/result/1"}});
  holder_.post("/show-part/file", {{"text", text}});
  holder_.get("/verify");
  const auto checked = holder_.post("/verify", {{"text", text}});
  EXPECT_THAT(checked.body, HasSubstr("private original"));
  EXPECT_THAT(checked.body, HasSubstr("href=\"/show-part\""));
  holder_.get("/verify");
  const auto kept = holder_.post("/verify/keep", {{"text", text}});
  const auto address = std::string(kept.header("Location"));
  EXPECT_THAT(Visitor(site_).get(address.substr(address.find("/verify"))).body,
              Not(HasSubstr(base_value)));
  const auto by_program = Visitor(site_).send("/api/v1/verify", "application/json", text);
  EXPECT_THAT(by_program.body, HasSubstr("base-proof"));
  EXPECT_THAT(by_program.body, Not(HasSubstr(base_value)));
  if (database_) return;  // in PostgreSQL there is no file to look into
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(bytes.find(base_value), std::string::npos) << entry.path();
  }
}

TEST_F(ShowPart, ByProgramAsTheW3cHasIt) {
  const auto ask = [&](const std::string& credential, std::string_view pointers) {
    return Visitor(site_).send("/vc/p256/credentials/derive", "application/json",
                               R"({"verifiableCredential": )" + credential +
                                   R"(, "options": {"selectivePointers": )" +
                                   std::string(pointers) + "}}");
  };
  const auto text = original();
  const auto derived = ask(text, R"(["/credentialSubject/result/1"])");
  EXPECT_EQ(derived.status, 201) << derived.body;
  EXPECT_THAT(derived.body, HasSubstr("Grade B"));
  EXPECT_THAT(derived.body, Not(HasSubstr("Ninety-one")));
  const auto verified = Visitor(site_).send("/vc/credentials/verify", "application/json",
                                            R"({"verifiableCredential": )" + derived.body + "}");
  EXPECT_EQ(verified.status, 200) << verified.body;
  const auto original_verified = Visitor(site_).send("/vc/credentials/verify", "application/json",
                                                     R"({"verifiableCredential": )" + text + "}");
  EXPECT_EQ(original_verified.status, 400);
  EXPECT_THAT(original_verified.body, Not(HasSubstr(base_value)));

  const auto nothing = ask(text, R"(["/nobody"])");
  EXPECT_EQ(nothing.status, 400);
  EXPECT_THAT(nothing.body, HasSubstr("\"path\":\"/verifiableCredential/nobody\""));
  EXPECT_EQ(ask(text, "7").status, 400);
  EXPECT_EQ(ask(text, "[7]").status, 400);
  EXPECT_EQ(ask("7", "[]").status, 400);
  EXPECT_EQ(ask(derived.body, "[]").status, 403);
}

TEST_F(ShowPart, AMandatoryPointerToNothingIsNotSigned) {
  const auto body = R"({"credential": )" + std::string(degree) +
                    R"(, "options": {"cryptosuite": "ecdsa-sd-2023",
                       "mandatoryPointers": ["/credentialSubject/nobody"]}})";
  const auto refused = app::vc_issue(
      *context_,
      {.body = body, .organisation = app::server_organisation(), .key = crypto::KeyType::p256});
  EXPECT_EQ(app::path_of_error(refused), "/credential/credentialSubject/nobody");
}

}  // namespace
}  // namespace cairn::server
