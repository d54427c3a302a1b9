// SPDX-License-Identifier: Apache-2.0
#include "render/certificate.h"

#include <gmock/gmock.h>

#include <map>

#include "render/pdf_text.h"

namespace cairn::render {
namespace {

using testing::HasSubstr;
using testing::Not;

Certificate knots(PageLanguage language = {}) {
  return {.achievement = "Knots & <hitches>",
          .description = "Ties knots.",
          .learner = "Ada",
          .issuer = "Example College",
          .issuer_proved = true,
          .awarded = "2026-01-31",
          .valid_until = "2027-01-31",
          .standing = "Genuine",
          .address = "https://college.example/b/1",
          .language = std::move(language)};
}

Words dictionary(std::map<std::string, std::string, std::less<>> texts) {
  return [texts = std::move(texts)](std::string_view english) {
    const auto found = texts.find(english);
    return found == texts.end() ? english : std::string_view(found->second);
  };
}

PageLanguage hebrew() {
  return {"he", true,
          dictionary({{"Awarded to", "מוענק אל"},
                      {"by", "מאת"},
                      {"Awarded on {}, valid until {}", "הוענק {}, בתוקף עד {}"}})};
}

TEST(Certificate, SaysItAllInTheLanguageOfItsReader) {
  const auto page = *certificate_svg(
      knots({"de", false,
             dictionary({{"Awarded to", "Verliehen an"},
                         {"by", "von"},
                         {"Awarded on {}, valid until {}", "Verliehen am {}, gültig bis {}"},
                         {"Where to look it up", "Wo es nachzusehen ist"}})}));
  for (const auto* text : {"xml:lang=\"de\"", ">Verliehen an<", ">von<",
                           ">Verliehen am 2026-01-31, gültig bis 2027-01-31<",
                           "Wo es nachzusehen ist", "Knots &amp; &lt;hitches&gt;"})
    EXPECT_THAT(page, HasSubstr(text));
  EXPECT_THAT(page, Not(HasSubstr("Awarded")));
}

TEST(Certificate, OfWhoIsNotProvedSaysSo) {
  auto claimed = knots();
  claimed.issuer_proved = false;
  EXPECT_THAT(*certificate_svg(claimed), HasSubstr(">by, as it says itself<"));
}

TEST(Certificate, NamesTheDaysThatItKnows) {
  auto page = knots();
  page.valid_until.clear();
  EXPECT_THAT(*certificate_svg(page), HasSubstr(">Awarded on 2026-01-31<"));
  page.valid_until = "2027-01-31";
  page.awarded.clear();
  EXPECT_THAT(*certificate_svg(page), HasSubstr(">Valid until 2027-01-31<"));
}

TEST(Certificate, FromRightToLeftIsTheMirrorImage) {
  const auto page = *certificate_svg(knots(hebrew()));
  EXPECT_THAT(page, HasSubstr("<rect x=\"592\" width=\"250\"")) << "the band stands at the right";
  EXPECT_THAT(page, HasSubstr("translate(46 480)")) << "and the code at the left";
  // Lines begin at the right edge of the column: 842 - 300.
  EXPECT_THAT(page, testing::ContainsRegex("<text x=\"542\" [^>]*direction=\"rtl\"[^>]*>מאת<"));
  EXPECT_THAT(page, testing::ContainsRegex("<text x=\"542\" [^>]*text-anchor=\"end\"[^>]*>Ada<"))
      << "a name in Latin letters runs its own way, at the same edge";
  EXPECT_THAT(page, HasSubstr("\u20682026-01-31\u2069")) << "a day keeps the order of its parts";
}

TEST(Certificate, GivesATextTheDirectionOfItsFirstLetter) {
  auto page = knots();
  page.achievement = "12 قواعد";
  EXPECT_THAT(*certificate_svg(page),
              testing::ContainsRegex("<text x=\"300\" [^>]*direction=\"rtl\" text-anchor=\"end\""));
  page.achievement = "Rules: قواعد";
  EXPECT_THAT(*certificate_svg(page), Not(HasSubstr("direction")));
  page.achievement = "2026";
  EXPECT_THAT(*certificate_svg(page), Not(HasSubstr("direction")));
}

TEST(Certificate, ShowsThePictureOfTheBadge) {
  auto page = knots();
  page.picture = "<svg id=\"mine\"/>";
  EXPECT_THAT(*certificate_svg(page), HasSubstr("scale(0.34375)\"><svg id=\"mine\"/></g>"));
}

TEST(Certificate, AsAPdfCanBeReadInItsLanguage) {
  const auto pdf = certificate_pdf(
      knots({"de", false, dictionary({{"Awarded to", "Verliehen an"}})}), Instant::from_seconds(0));
  ASSERT_TRUE(pdf.ok()) << pdf.error().detail;
  const auto text = PdfReader().text_of(*pdf);
  ASSERT_TRUE(text.ok()) << text.error().detail;
  EXPECT_THAT(*text, HasSubstr("Verliehen an"));
}

}  // namespace
}  // namespace cairn::render
