// SPDX-License-Identifier: Apache-2.0
// Canvas Credentials (Parchment Digital Badges, once Badgr) as its own servers show badges: Open
// Badges 2.0 by `?v=2_0` and the edition before by `?v=1_1`, each at addresses of its own; a salted
// address, moments with microseconds, the holder's name in an extension with a vocabulary of its
// own, `null` for what is unknown. What was revoked is still there, and says no more than that.
// What somebody brought from elsewhere keeps the address it had there.
#include "bake/bake.h"
#include "twin.h"

namespace cairn::verify {
namespace {

class CanvasHosted : public Twin {
 protected:
  const std::string award = "https://api.badges.example/public/assertions/vsDktqmrT3GJLbNhBvqLig";
  const std::string badge_class = "https://api.badges.example/public/badges/NpxN12UORXyWRxOGMnA7wA";
  const std::string issuer = "https://api.badges.example/public/issuers/npqlh0acRFG5pKKbnb4SRg";

  CanvasHosted() {
    put_parts("");
    pages.put(award, assertion());
  }
  // Badge class and issuer; `edition`: how their addresses end.
  void put_parts(const std::string& edition) {
    const auto context = "https://w3id.org/openbadges/v" + std::string(edition.empty() ? "2" : "1");
    pages.put(badge_class + edition,
              R"({"@context": ")" + context + R"(", "type": "BadgeClass", "id": ")" + badge_class +
                  edition + R"(", "name": "Networks", "description": "Knows networks.",
        "issuer": ")" +
                  issuer + edition + R"(", "image": ")" + badge_class + R"(/image",
        "criteria": )" +
                  (edition.empty() ? std::string(R"({"narrative": "An exam."},
        "alignment": [{"targetName": "Networks", "targetUrl": "https://skills.example/networks",
          "targetDescription": null, "targetFramework": null, "targetCode": ""}], "tags": [])")
                                   : "\"" + badge_class + "/criteria\"") +
                  "}");
    pages.put(issuer + edition, R"({"@context": ")" + context + R"(", "type": "Issuer", "id": ")" +
                                    issuer + edition +
                                    R"(", "name": "Example Workshop",
        "url": "https://workshop.example", "email": "badges@workshop.example",
        "description": "Teaches."})");
  }
  std::string told_of_holder() const {
    return R"("issuedOn": "2026-03-07T14:43:39.394206+00:00",
      "expires": "2029-03-16T00:00:00+00:00",
      "recipient": {"salt": "43d4c83ba0fa419ea90780fbd05471b9", "type": "email", "hashed": true,
        "identity": ")" +
           credential::hash_identity("ada@example.org", "43d4c83ba0fa419ea90780fbd05471b9") +
           R"("},
      "extensions:recipientProfile": {
        "@context": "https://openbadgespec.org/extensions/recipientProfile/context.json",
        "type": ["Extension", "extensions:RecipientProfile"], "name": "Ada Byron"}})";
  }
  std::string assertion() const {
    return R"({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": ")" +
           award + R"(", "badge": ")" + badge_class + R"(", "image": ")" + award +
           R"(/image", "verification": {"type": "HostedBadge"},
      "evidence": [{"type": "Evidence", "id": "https://learner.example/work",
        "narrative": "Did it."}], "narrative": "Well done.", )" +
           told_of_holder();
  }
};

TEST_F(CanvasHosted, IsAcceptedWhileItsPageShowsIt) {
  options.subject = ada;
  const auto report = verify(assertion());
  EXPECT_TRUE(gives(report, accepted, hosted_confirmed));
  EXPECT_EQ(report.format, "ob2+hosted");
  EXPECT_EQ(only(report).name, "Networks");
  EXPECT_TRUE(only(report).subject.bound);
  EXPECT_EQ(only(report).find(structure_advice)->path, "/badge/alignment/0/targetDescription");
  options.at = *parse_instant("2029-04-01T00:00:00Z");
  EXPECT_TRUE(gives(verify(assertion()), rejected, expired));
}

TEST_F(CanvasHosted, IsReadOutOfItsPicture) {
  const auto badge = bake::bake(as_bytes(R"(<svg xmlns="http://www.w3.org/2000/svg"/>)"),
                                assertion(), bake::Edition::open_badges_2);
  ASSERT_TRUE(badge.ok());
  EXPECT_TRUE(gives(verify(std::string(as_text(*badge))), accepted, hosted_confirmed));
}

TEST_F(CanvasHosted, OfTheEditionBeforeHasAddressesOfItsOwn) {
  put_parts("?v=1_1");
  const auto before = R"({"@context": "https://w3id.org/openbadges/v1", "type": "Assertion",
      "id": ")" + award +
                      R"(?v=1_1", "badge": ")" + badge_class + R"(?v=1_1", "image": ")" + award +
                      R"(/image", "uid": "vsDktqmrT3GJLbNhBvqLig",
      "verify": {"url": ")" +
                      award + R"(?v=1_1", "type": "hosted"},
      "evidence": "https://learner.example/work", )" +
                      told_of_holder();
  EXPECT_TRUE(gives(verify(before), undetermined, hosted_unreachable));
  pages.put(award + "?v=1_1", before);
  const auto report = verify(before);
  EXPECT_TRUE(gives(report, accepted, hosted_confirmed));
  EXPECT_EQ(report.format, "ob1+hosted");
}

TEST_F(CanvasHosted, OfWhatWasRevokedThePageSaysNoMoreThanThat) {
  pages.put(award,
            R"({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": ")" +
                award + R"(", "revoked": true, "revocationReason": "By mistake"})");
  const auto report = verify(assertion());
  EXPECT_TRUE(gives(report, rejected, status_revoked));
  EXPECT_FALSE(report.has(hosted_differs)) << codes_of(report);
  EXPECT_EQ(headline(report), "Revoked by its issuer");
  EXPECT_EQ(only(report).find(status_revoked)->detail, "By mistake");
}

TEST_F(CanvasHosted, BroughtFromElsewhereIsLookedUpWhereItComesFrom) {
  const std::string source = "https://college.example/a/7";
  pages.put("https://college.example/badge", R"({"@context": "https://w3id.org/openbadges/v2",
      "type": "BadgeClass", "id": "https://college.example/badge", "name": "Dikes",
      "description": "Builds dikes.", "image": "https://college.example/badge.png",
      "criteria": {"narrative": "An exam."}, "issuer": "https://college.example/issuer"})");
  pages.put("https://college.example/issuer", R"({"@context": "https://w3id.org/openbadges/v2",
      "type": "Issuer", "id": "https://college.example/issuer", "name": "Example College",
      "url": "https://college.example", "email": "badges@college.example"})");
  const auto kept = [&](const std::string& more) {
    return R"({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": ")" +
           source + R"(", "badge": "https://college.example/badge", "image": ")" + award +
           R"(/image", "verification": {"type": "HostedBadge"}, )" + more + told_of_holder();
  };
  const auto copy = kept(R"("sourceUrl": ")" + source + R"(", "hostedUrl": ")" + award + "\", ");
  EXPECT_TRUE(gives(verify(copy), undetermined, hosted_unreachable));
  pages.put(source, kept(""));
  EXPECT_TRUE(gives(verify(copy), accepted, hosted_confirmed));
  EXPECT_TRUE(gives(verify(kept(R"("narrative": "With honours.", )")), rejected, hosted_differs));
}

TEST_F(CanvasHosted, IsRefusedWhereSomebodyChangedIt) {
  const auto good = read(assertion());
  EXPECT_TRUE(
      gives(verify(with(good, "narrative", R"("With honours.")")), rejected, hosted_differs));
  EXPECT_TRUE(gives(verify(with(good, "expires", R"("2039-03-16T00:00:00+00:00")")), rejected,
                    hosted_differs));
  // On a page of the thief's own it names an issuer who keeps badges elsewhere.
  const auto foreign = with(good, "id", R"("https://thief.example/public/assertions/vsD")");
  pages.put("https://thief.example/public/assertions/vsD", json::write(foreign));
  EXPECT_TRUE(gives(verify(foreign), rejected, hosted_foreign));
}

}  // namespace
}  // namespace cairn::verify
