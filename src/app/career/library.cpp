// SPDX-License-Identifier: Apache-2.0
#include "app/career/library.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "app/career/choose_framework.h"

namespace cairn::app::career {
Shelf::Shelf(skills::Framework made, Bytes model)
    : framework(std::move(made)),
      index(framework),
      search(framework),
      model_(std::move(model)),
      linker_(linker::Linker::open(as_text(model_), framework)) {}

std::string_view Shelf::label(std::string_view skill_id) const {
  const auto found = index.skill(skill_id);
  return found ? std::string_view(framework.skills[*found].label) : skill_id;
}

Result<std::shared_ptr<const Shelf>> Library::shelf(std::string_view name) {
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

// A model of an earlier program or framework is made anew.
Result<std::shared_ptr<const Shelf>> Library::read_shelf(const std::string& name) {
  CAIRN_TRY(auto framework, frameworks_.load(name));
  if (auto model = frameworks_.load_model(name); model.ok()) {
    auto shelf = std::make_shared<const Shelf>(std::move(framework), std::move(model).value());
    if (shelf->linker().ok()) return std::shared_ptr<const Shelf>(std::move(shelf));
    framework = shelf->framework;
  } else if (model.error().code != ErrorCode::not_found) {
    return std::move(model).error();
  }
  CAIRN_TRY(const auto trained, linker::train(framework, linker::own_lexicon(), parallel_, {}));
  const auto bytes = as_bytes(trained);
  CAIRN_CHECK(frameworks_.save_model(name, bytes));
  return std::shared_ptr<const Shelf>(
      std::make_shared<const Shelf>(std::move(framework), Bytes(bytes.begin(), bytes.end())));
}

void Library::forget() {
  const std::lock_guard offers_lock(offers_mutex_);
  const std::lock_guard lock(mutex_);
  shelves_.clear();
  kept_.reset();
  offers_.reset();
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
