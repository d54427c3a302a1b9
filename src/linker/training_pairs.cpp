// SPDX-License-Identifier: Apache-2.0
#include "linker/training_pairs.h"

#include <algorithm>
#include <utility>

#include "linker/hash.h"

namespace cairn::linker {
namespace {

constexpr std::uint32_t noise_percent = 12;    // of the left sides get advert words around them
constexpr std::uint32_t frame_percent = 50;    // of those: a frame; else boilerplate
constexpr std::uint32_t noise_words_max = 8;   // of boilerplate on one side
constexpr std::uint32_t window_words_min = 4;  // of a description
constexpr std::uint32_t window_words_max = 14;

class Drawer {
 public:
  Drawer(const Corpus& corpus, std::uint32_t round) : corpus_(corpus), random_(mix(round + 1)) {}

  void draw(const std::vector<Entry>& entries, std::uint32_t first_meaning) {
    for (std::size_t i = 0; i < entries.size(); ++i)
      draw(entries[i], first_meaning + static_cast<std::uint32_t>(i));
  }

  std::vector<Pair> take() {
    for (std::size_t i = pairs_.size(); i > 1; --i)
      std::swap(pairs_[i - 1], pairs_[random_.below(i)]);
    return std::move(pairs_);
  }

 private:
  void draw(const Entry& entry, std::uint32_t meaning) {
    if (entry.forms.empty()) return;
    const auto& label = entry.forms.front().text;
    for (std::size_t i = 1; i < entry.forms.size(); ++i) {
      // Half against the label, half against any other name.
      auto other = random_.chance(50) ? 0 : random_.below(entry.forms.size());
      if (other == i) other = 0;
      add(entry.forms[i].text, entry.forms[other].text, meaning);
    }
    if (entry.description.empty()) return;
    for (int i = 0; i < 2; ++i) add(window(entry.description), label, meaning);
  }

  Text window(const Text& text) {
    const auto size = std::min<std::size_t>(
        text.size(), window_words_min + random_.below(window_words_max - window_words_min + 1));
    const auto from = random_.below(text.size() - size + 1);
    return {text.begin() + from, text.begin() + from + static_cast<std::ptrdiff_t>(size)};
  }

  void add(const Text& left, const Text& right, std::uint32_t meaning) {
    Pair pair{left, right, meaning};
    if (random_.chance(noise_percent)) surround(pair.left);
    pairs_.push_back(std::move(pair));
  }

  void surround(Text& text) {
    Text before, behind;
    if (!corpus_.frames.empty() && random_.chance(frame_percent)) {
      std::tie(before, behind) = corpus_.frames[random_.below(corpus_.frames.size())];
    } else if (!corpus_.boilerplate.empty()) {
      before = noise();
      behind = noise();
    }
    text.insert(text.begin(), before.begin(), before.end());
    text.insert(text.end(), behind.begin(), behind.end());
  }

  // A few words in a row of some boilerplate, perhaps none.
  Text noise() {
    const auto& sentence = corpus_.boilerplate[random_.below(corpus_.boilerplate.size())];
    const auto size = std::min<std::size_t>(sentence.size(), random_.below(noise_words_max + 1));
    const auto from = random_.below(sentence.size() - size + 1);
    return {sentence.begin() + from, sentence.begin() + from + static_cast<std::ptrdiff_t>(size)};
  }

  const Corpus& corpus_;
  Sequence random_;
  std::vector<Pair> pairs_;
};

}  // namespace

std::vector<Pair> pairs_of_round(const Corpus& corpus, std::uint32_t round) {
  Drawer drawer(corpus, round);
  drawer.draw(corpus.skills, 0);
  drawer.draw(corpus.occupations, static_cast<std::uint32_t>(corpus.skills.size()));
  return drawer.take();
}

}  // namespace cairn::linker
