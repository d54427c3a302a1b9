// SPDX-License-Identifier: Apache-2.0
#include "adverts/sections.h"

#include <algorithm>
#include <array>
#include <optional>

#include "adverts/limits.h"
#include "adverts/lines.h"
#include "adverts/sentence_ends.h"
#include "adverts/vocabulary.h"
#include "base/text.h"

namespace cairn::adverts {
namespace {

constexpr std::size_t purposes = std::tuple_size_v<PurposeWeights>;

constexpr int directly_below = 6;  // a heading's list, or the paragraph under it
constexpr int further_below = 3;   // the next paragraph
constexpr int long_after = 1;
constexpr int like_the_others = 4;  // of a paragraph that mostly asks for something
constexpr int clear_weight = 5;     // of a sentence's own words
constexpr int nice_weight_min = 5;  // turns what a heading requires into what is welcome

std::size_t number(Purpose purpose) { return static_cast<std::size_t>(purpose); }

class Classifier {
 public:
  explicit Classifier(const AdvertText& advert) : advert_(advert) {}

  std::vector<Sentence> run() {
    const auto lines = lines_of(advert_);
    for (std::size_t i = 0; i < lines.size() && sentences_.size() < limits::sentences_max; ++i)
      take(lines, i);
    return std::move(sentences_);
  }

 private:
  std::string_view text(std::size_t start, std::size_t end) const {
    return std::string_view(advert_.text).substr(start, end - start);
  }

  void take(const std::vector<Line>& lines, std::size_t i) {
    const auto& line = lines[i];
    if (i == 0 && is_title(lines)) return add({line.start, line.end, Purpose::title, true});
    if (line.heading) return take_heading(line);
    if (line.blank_before && !line.bullet) {
      // Prose after a list, or a second paragraph: the heading above speaks less for it.
      if (list_begun_ || prose_begun_)
        hold_ = list_begun_ || hold_ == further_below ? std::min(hold_, long_after)
                                                      : std::min(hold_, further_below);
    }
    (line.bullet ? list_begun_ : prose_begun_) = true;
    const auto parts = split_sentences(text(line.start, line.end));
    std::optional<Purpose> said;  // by a heading within the line
    bool asks = !line.bullet && asks_for_something(line.start, parts);
    for (std::size_t part = 0; part < parts.size(); ++part) {
      auto start = line.start + parts[part].start;
      const auto end = line.start + parts[part].end;
      const auto head = inline_heading(start, end, line.bullet || part + 1 == parts.size());
      if (head && (part == 0 || speaks_for_many(head->purpose))) {
        said = head->purpose;
        asks = false;
        if (!line.bullet) set_heading(head->purpose);
        if (head->end == end) {
          add({start, end, head->purpose, true});
          continue;
        }
        start = head->end;
      }
      add_sentence(start, end, line, said, asks);
    }
  }

  // Whether at least half of a paragraph's sentences, and two, say what is needed or welcome.
  bool asks_for_something(std::size_t start, const std::vector<Span>& parts) const {
    constexpr std::size_t sentences_min = 2;
    std::size_t asking = 0;
    for (const auto& [from, to] : parts) {
      const auto weights = weigh_purposes(text(start + from, start + to));
      const auto most = std::ranges::max(weights);
      const auto wanted =
          std::max(weights[number(Purpose::requirement)], weights[number(Purpose::nice_to_have)]);
      asking += most > 0 && wanted == most;
    }
    return asking >= sentences_min && 2 * asking >= parts.size();
  }

  // The first line names the job when it is no sentence and something follows.
  bool is_title(const std::vector<Line>& lines) const {
    if (lines.size() < 2 || advert_.title.empty()) return false;
    const auto first = text(lines[0].start, lines[0].end);
    return first.size() <= 2 * limits::field_bytes_max / 3 &&
           first.find(advert_.title) != first.npos && !first.ends_with('.');
  }

  void take_heading(const Line& line) {
    const auto words = text(line.start, line.end);
    auto purpose = purpose_of_heading(words);
    if (!purpose && words.ends_with(':')) purpose = purpose_of_opening(words);
    if ((!purpose || *purpose == Purpose::duty) && breaks_off_at_somebody(words)) {
      const auto welcome = weigh_purposes(words)[number(Purpose::nice_to_have)] > 0;
      purpose = welcome ? Purpose::nice_to_have : Purpose::requirement;
    }
    if (purpose)
      set_heading(*purpose);
    else if (current_ && !asks(*current_))
      hold_ = std::min(hold_, long_after);  // that section is over
    else if (list_begun_ || prose_begun_)
      hold_ = std::min(hold_, further_below);  // a heading within a section, for all we know
    list_begun_ = prose_begun_ = false;
    add({line.start, line.end, purpose.value_or(current_.value_or(Purpose::about)), true});
  }

  static bool asks(Purpose purpose) {
    return purpose == Purpose::requirement || purpose == Purpose::nice_to_have;
  }

  // What a line that opens a list says as a sentence would: "We want you to be at ease with:".
  static std::optional<Purpose> purpose_of_opening(std::string_view words) {
    constexpr int weight_min = 2;
    const auto weights = weigh_purposes(words);
    const auto most = std::ranges::max_element(weights);
    if (*most < weight_min || std::ranges::count(weights, *most) > 1) return std::nullopt;
    return static_cast<Purpose>(most - weights.begin());
  }

  void set_heading(Purpose purpose) {
    current_ = purpose;
    hold_ = directly_below;
    list_begun_ = prose_begun_ = false;
  }

  // What stands amid a paragraph before a list; "Hours: 37" speaks for no more than itself.
  static bool speaks_for_many(Purpose purpose) {
    return purpose == Purpose::requirement || purpose == Purpose::nice_to_have ||
           purpose == Purpose::duty || purpose == Purpose::benefit;
  }

  struct InlineHeading {
    Purpose purpose;
    std::size_t end;
  };
  // "Essential: two years of Java", or "Essential skills." that others follow.
  std::optional<InlineHeading> inline_heading(std::size_t start, std::size_t end, bool last) const {
    constexpr std::size_t heading_bytes_max = 60;
    const auto whole = text(start, end);
    if (!last && whole.size() <= heading_bytes_max && whole.ends_with('.'))
      if (const auto purpose = purpose_of_heading(whole, true)) return InlineHeading{*purpose, end};
    const auto colon = whole.substr(0, heading_bytes_max).find(':');
    if (colon == whole.npos || colon + 1 >= whole.size() || whole[colon + 1] == '/')
      return std::nullopt;
    const auto purpose = purpose_of_heading(whole.substr(0, colon));
    if (!purpose) return std::nullopt;
    const auto first = whole.find_first_not_of(" \t*", colon + 1);
    if (first == whole.npos) return std::nullopt;
    return InlineHeading{*purpose, start + first};
  }

  void add_sentence(std::size_t start, std::size_t end, const Line& line,
                    std::optional<Purpose> said, bool asks) {
    auto weights = weigh_purposes(text(start, end));
    if (asks) weights[number(Purpose::requirement)] += like_the_others;
    Sentence sentence{start, end, Purpose::about, false, line.bullet};
    const auto heading = said ? said : current_;
    const int hold = said ? directly_below : hold_;
    sentence.headed = heading.has_value() && hold >= directly_below;
    sentence.purpose = purpose_for(weights, heading, hold, line.bullet);
    if (const auto other = contrary(weights); other && !line.bullet && !said) {
      sentence.purpose = *other;
      sentence.headed = false;
      hold_ = std::min(hold_, long_after);  // the section above is over
    }
    const auto weight = number(sentence.purpose) < purposes ? weights[number(sentence.purpose)] : 0;
    sentence.clear = weight >= clear_weight;
    add_clauses(sentence);
  }

  // What prose says so clearly, without a word of requirements, that no heading says otherwise.
  static std::optional<Purpose> contrary(const PurposeWeights& weights) {
    constexpr int weight_min = 4;
    if (weights[number(Purpose::requirement)] + weights[number(Purpose::nice_to_have)] > 0)
      return std::nullopt;
    auto most = Purpose::benefit;
    for (const auto other : {Purpose::about, Purpose::boilerplate})
      if (weights[number(other)] > weights[number(most)]) most = other;
    if (weights[number(most)] < weight_min) return std::nullopt;
    return most;
  }

  // "Java; SQL; French is a plus": each is asked for like the whole, unless it says otherwise.
  void add_clauses(const Sentence& sentence) {
    auto start = sentence.start;
    while (start < sentence.end) {
      const auto rest = text(start, sentence.end);
      const auto sign = std::min(rest.find("; "), rest.size());
      auto clause = sentence;
      clause.start = start;
      clause.end = start + sign;
      if (clause.purpose == Purpose::requirement && sign < sentence.end - sentence.start &&
          weigh_purposes(rest.substr(0, sign))[number(Purpose::nice_to_have)] >= nice_weight_min)
        clause.purpose = Purpose::nice_to_have;
      if (clause.end > clause.start) add(clause);
      start += sign;
      while (start < sentence.end &&
             (text(start, start + 1) == ";" || text(start, start + 1) == " "))
        ++start;
    }
  }

  static Purpose purpose_for(const PurposeWeights& weights, std::optional<Purpose> heading,
                             int hold, bool bullet) {
    auto scores = weights;
    // What is welcome is asked for too: the words for it count on top.
    if (scores[number(Purpose::nice_to_have)] >= nice_weight_min - 2)
      scores[number(Purpose::nice_to_have)] += scores[number(Purpose::requirement)];
    if (heading) {
      if (bullet && hold >= directly_below) {
        const bool nice = *heading == Purpose::requirement &&
                          weights[number(Purpose::nice_to_have)] >= nice_weight_min;
        return nice ? Purpose::nice_to_have : *heading;
      }
      scores[number(*heading)] += hold;
    } else {
      scores[number(bullet ? Purpose::requirement : Purpose::about)] += 1;
    }
    if (heading == Purpose::nice_to_have && hold >= directly_below &&
        scores[number(Purpose::requirement)] > 0)
      scores[number(Purpose::nice_to_have)] += scores[number(Purpose::requirement)];
    // Of equal ones the first purpose wins, except that prose says about itself what nobody asks.
    std::size_t best = 0;
    for (std::size_t i = 1; i < purposes; ++i)
      if (scores[i] > scores[best]) best = i;
    return scores[best] == 0 ? Purpose::about : static_cast<Purpose>(best);
  }

  void add(Sentence sentence) {
    if (sentences_.size() < limits::sentences_max) sentences_.push_back(sentence);
  }

  const AdvertText& advert_;
  std::vector<Sentence> sentences_;
  std::optional<Purpose> current_;  // of the heading above
  int hold_ = 0;                    // how much it speaks for what follows
  bool list_begun_ = false, prose_begun_ = false;
};

}  // namespace

std::string_view word_for(Purpose purpose) {
  constexpr std::array<std::string_view, 7> words{"requirement", "nice-to-have", "duty", "benefit",
                                                  "about",       "boilerplate",  "title"};
  return words[number(purpose)];
}

std::vector<Sentence> sentences_of(const AdvertText& advert) { return Classifier(advert).run(); }

}  // namespace cairn::adverts
