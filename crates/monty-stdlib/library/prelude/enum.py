# Attributes of members of enumerations.


def enum_property_get(this, instance, ownerclass):
    if instance is None:
        if this.member is not None:
            return this.member
        raise AttributeError(f'{ownerclass!r} has no attribute {this.name!r}')
    if this.fget is not None:
        return this.fget(instance)
    if this._attr_type == 'attr':
        return getattr(this._cls_type, this.name)
    if this._attr_type == 'desc':
        return getattr(instance._value_, this.name)
    try:
        return ownerclass._member_map_[this.name]
    except KeyError:
        raise AttributeError(f'{ownerclass!r} has no attribute {this.name!r}') from None


def enum_hash(member):
    return hash(member._name_)
