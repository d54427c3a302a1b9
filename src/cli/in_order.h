// SPDX-License-Identifier: Apache-2.0
// Many things worked on by several threads and handed on in their order, while few are held: who is
// too far ahead waits.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace cairn::cli {

// What is handed on comes one at a time, from whichever thread has finished it. Of `count` things
// at most `window` are done and not handed on.
template <class Item>
class InOrder {
 public:
  // `hand_on` returns whether to go on.
  InOrder(std::size_t count, std::size_t window, std::function<bool(Item)> hand_on)
      : count_(count), done_(window), hand_on_(std::move(hand_on)) {}

  // The next to work on; nullopt when there is none, or handing on has ended.
  std::optional<std::size_t> take() {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return stopped_ || taken_ == count_ || is_near(taken_); });
    if (stopped_ || taken_ == count_) return std::nullopt;
    return taken_++;
  }

  void put(std::size_t at, Item item) {
    std::unique_lock lock(mutex_);
    done_[at % done_.size()] = std::move(item);
    if (handing_on_) return;
    handing_on_ = true;
    for (auto* next = &slot(); next->has_value() && !stopped_; next = &slot()) {
      auto one = std::move(**next);
      next->reset();
      lock.unlock();
      const bool goes_on = hand_on_(std::move(one));
      lock.lock();
      ++handed_;
      stopped_ = stopped_ || !goes_on;
      moved_.notify_all();
    }
    handing_on_ = false;
  }

 private:
  std::optional<Item>& slot() { return done_[handed_ % done_.size()]; }
  bool is_near(std::size_t at) const { return at < handed_ + done_.size(); }

  std::mutex mutex_;
  std::condition_variable moved_;
  std::size_t count_;
  std::size_t taken_ = 0;
  std::size_t handed_ = 0;
  std::vector<std::optional<Item>> done_;  // by their number modulo the window
  bool handing_on_ = false;
  bool stopped_ = false;
  std::function<bool(Item)> hand_on_;
};

// Runs `work(order)` on `threads` threads, this one among them.
template <class Work>
void on_threads(std::size_t threads, const Work& work) {
  std::vector<std::jthread> helpers;
  for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back([&, i] { work(i); });
  work(0);
}

}  // namespace cairn::cli
