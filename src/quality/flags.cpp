// SPDX-License-Identifier: Apache-2.0
#include "quality/flags.h"

#include <algorithm>
#include <charconv>

#include "quality/scales.h"

namespace cairn::quality {
namespace {

class Flags {
 public:
  explicit Flags(const Known& known) : known_(known), offer_(*known.offer) {}

  std::vector<Flag> all() && {
    origin();
    assessment();
    accreditation();
    terms();
    skills();
    partners();
    age();
    reviews();
    return std::move(flags_);
  }

 private:
  void note(std::string_view code, Phrase text, Phrase reason) {
    flags_.push_back({code, Weight::note, std::move(text), std::move(reason)});
  }
  void warn(std::string_view code, Phrase text, Phrase reason) {
    flags_.push_back({code, Weight::warning, std::move(text), std::move(reason)});
  }

  void origin() {
    if (offer_.example)
      warn("example", phrase("It is made up"),
           phrase("This entry is there to try things with. Nobody gives this course."));
  }

  void assessment() {
    if (offer_.assessment.empty())
      warn("no-assessment", phrase("No assessment is stated"),
           phrase("Its source does not say whether anybody looks at what was learnt, or how."));
    else if (offer_.assessment == "none")
      warn(
          "not-assessed", phrase("Nobody assesses it"),
          phrase("Its source says that there is no assessment: it shows that somebody took part."));
    if (offer_.credential.empty())
      note("credential-unknown", phrase("What one has at the end is unknown"),
           phrase("Its source does not say whether there is a certificate or a badge."));
  }

  void accreditation() {
    if (known_.accredited) {
      if (!known_.source_read.empty() && known_.source_read < years_before(known_.today, old_years))
        note(
            "accreditation-read-long-ago", phrase("The accreditation was looked up long ago"),
            phrase("Its source was last read on {}; it may have ended since.", known_.source_read));
      return;
    }
    if (known_.accredited_until.empty())
      note("no-accreditation", phrase("No accreditation is known"),
           phrase("Nobody has entered one for its provider with a source that can be read. There "
                  "may be one all the same."));
    else
      warn("accreditation-over", phrase("The accreditation is over"),
           phrase("The last one that is known ended on {}.", known_.accredited_until));
  }

  void terms() {
    if (!offer_.price)
      note("price-unknown", phrase("The price is unknown"),
           phrase("Its source gives no price. Ask the provider before you plan with it."));
    if (!known_.hours)
      note("hours-unknown", phrase("The hours are unknown"),
           phrase("Its source gives no amount of work, and neither do its parts."));
    if (offer_.stage == catalogue::Stage::unknown)
      note("level-unknown", phrase("The level is unknown"),
           phrase("Its source does not say whom it is for."));
    const bool proves =
        offer_.kind == catalogue::Kind::certification || offer_.kind == catalogue::Kind::exam;
    if (proves && !offer_.renewal_months)
      note("renewal-unknown", phrase("Whether it must be renewed is unknown"),
           phrase("Its source does not say how long it holds."));
  }

  void skills() {
    if (offer_.teaches.empty() && offer_.parts.empty())
      note("skills-unknown", phrase("Its skills are unknown"),
           phrase("Its source names none, so that no plan can count on it."));
    else if (std::none_of(offer_.teaches.begin(), offer_.teaches.end(),
                          [](const auto& it) { return it.is_certain(); }))
      note("skills-unconfirmed", phrase("Its skills are not confirmed"),
           phrase("They are words of its source; nobody has said which skills of the framework are "
                  "meant."));
  }

  void partners() {
    if (!offer_.endorsed_by.empty() && !known_.partners_known)
      note("endorsement-without-source", phrase("Its endorsements have no source"),
           phrase("The entry names who endorses it, but no page that says so was read."));
  }

  void age() {
    if (known_.looked_at.empty())
      note("never-reviewed", phrase("Nobody has reviewed this entry"),
           phrase("It stands as it was imported; no person has compared it with its source."));
    else if (known_.looked_at < years_before(known_.today, old_years))
      warn("reviewed-long-ago", phrase("Not reviewed for two years"),
           phrase("A person last looked at this entry on {}.", known_.looked_at));
  }

  void reviews() {
    if (known_.reviews < people_min)
      note(
          "few-reviews", phrase("Few holders have reviewed it"),
          phrase("Of fewer than {} verified holders no mean is shown: it would say more about them "
                 "than about the offer.",
                 people_min));
  }

  const Known& known_;
  const catalogue::Offer& offer_;
  std::vector<Flag> flags_;
};

}  // namespace

std::vector<Flag> flags_of(const Known& known) { return Flags(known).all(); }

std::string years_before(std::string_view day, int years) {
  int year = 0;
  const auto head = day.substr(0, 4);
  const auto read = std::from_chars(head.data(), head.data() + head.size(), year);
  if (day.size() < 10 || read.ec != std::errc() || year < 1000 + years) return std::string(day);
  return std::to_string(year - years) + std::string(day.substr(4));
}

}  // namespace cairn::quality
