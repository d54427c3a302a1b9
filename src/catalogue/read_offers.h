// SPDX-License-Identifier: Apache-2.0
// Offers that were read from their books, kept until this goes. Any thread may look and add.
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <utility>

#include "catalogue/offer.h"

namespace cairn::catalogue {

class ReadOffers {
 public:
  ReadOffers() = default;
  ReadOffers(const ReadOffers&) = delete;
  ReadOffers& operator=(const ReadOffers&) = delete;
  ~ReadOffers() {
    for (auto& head : heads_)
      for (auto* node = head.load(); node != nullptr;) delete std::exchange(node, node->next);
  }

  const Offer* find(std::uint32_t number) const {
    for (const auto* node = heads_[number % heads_.size()].load(std::memory_order_acquire);
         node != nullptr; node = node->next)
      if (node->number == number) return &node->offer;
    return nullptr;
  }
  // The one that is kept; two threads may have read the same, and both stay.
  const Offer* add(std::uint32_t number, Offer offer) {
    auto& head = heads_[number % heads_.size()];
    auto* const node = new Node{number, std::move(offer), head.load(std::memory_order_relaxed)};
    while (!head.compare_exchange_weak(node->next, node, std::memory_order_release,
                                       std::memory_order_relaxed)) {
    }
    ++size_;
    return &node->offer;
  }
  std::size_t size() const { return size_; }

 private:
  struct Node {
    std::uint32_t number;
    Offer offer;
    Node* next;
  };
  std::array<std::atomic<Node*>, 4096> heads_{};
  std::atomic<std::size_t> size_ = 0;
};

}  // namespace cairn::catalogue
