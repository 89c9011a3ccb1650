"""The party: save files shared with friends, without a server. Public facts out, guarded reading in.

`facts` says what may leave at all, `lines` how it is written, `formats` what is accepted from others. Nothing private
has a form here, so nothing private can leave by a filter that was forgotten. This package must not read the clock
(days come in as dates; no line holds a time of day) and must not know a face.
"""
