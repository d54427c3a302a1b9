// SPDX-License-Identifier: Apache-2.0
#include "app/career/library.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "app/career/choose_framework.h"

namespace cairn::app::career {
namespace {

struct GivenUp {};

// True for as long as it lives.
class Raised {
 public:
  explicit Raised(std::atomic<bool>& flag) : flag_(flag) { flag_ = true; }
  ~Raised() { flag_ = false; }
  Raised(const Raised&) = delete;
  Raised& operator=(const Raised&) = delete;

 private:
  std::atomic<bool>& flag_;
};

}  // namespace

Shelf::Shelf(OpenLinker opened)
    : opened_(std::move(opened)),
      framework(*opened_.framework),
      index(framework),
      search(framework) {}

std::string_view Shelf::label(std::string_view skill_id) const {
  const auto found = index.skill(skill_id);
  return found ? std::string_view(framework.skills[*found].label) : skill_id;
}

Result<std::shared_ptr<const Shelf>> Library::shelf(std::string_view name) {
  used_ = true;
  const std::lock_guard lock(mutex_);
  std::string chosen(name);
  if (chosen.empty()) {
    CAIRN_TRY(chosen, default_framework(frameworks_));
  }
  if (const auto found = shelves_.find(chosen); found != shelves_.end()) return found->second;
  CAIRN_TRY(auto shelf, read_shelf(chosen));
  shelves_[chosen] = shelf;
  return shelf;
}

Result<Bytes> Library::learn(const skills::Framework& framework) {
  const Raised raised(learning_);
  const auto parallel = [this](std::size_t pieces, const auto& piece) {
    parallel_(pieces, [&](std::size_t i) {
      if (!stopping_) piece(i);
    });
    if (stopping_) throw GivenUp();  // out of the training, whose pieces are missing
  };
  try {
    CAIRN_TRY(const auto trained, linker::train(framework, linker::own_lexicon(), parallel, {}));
    const auto bytes = as_bytes(trained);
    return Bytes(bytes.begin(), bytes.end());
  } catch (const GivenUp&) {
    return fail(ErrorCode::io, "cairn#library", "The server is stopping. Try again in a moment.");
  }
}

Result<std::shared_ptr<const Shelf>> Library::read_shelf(const std::string& name) {
  const auto train = [this](const skills::Framework& framework) { return learn(framework); };
  CAIRN_TRY(auto opened, open_linker(frameworks_, name, train));
  return std::shared_ptr<const Shelf>(std::make_shared<const Shelf>(std::move(opened)));
}

Status Library::keep_framework(const skills::Framework& framework) {
  CAIRN_CHECK(frameworks_.save(framework));
  forget();
  return done;
}

void Library::forget() {
  const std::lock_guard gathering(gathering_);
  const std::lock_guard lock(mutex_);
  shelves_.clear();
  kept_.reset();
  forget_own_offers();
}

void Library::rest() {
  if (!used_.exchange(false)) forget();
}

linker::Parallel on_all_processors() {
  return [](std::size_t pieces, const std::function<void(std::size_t)>& piece) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
      for (auto i = next++; i < pieces; i = next++) piece(i);
    };
    const auto count =
        std::min<std::size_t>(pieces, std::max(1U, std::thread::hardware_concurrency()));
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < count; ++i) threads.emplace_back(work);
    work();
  };
}

}  // namespace cairn::app::career
